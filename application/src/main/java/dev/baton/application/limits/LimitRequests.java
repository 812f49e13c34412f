package dev.baton.application.limits;

import dev.baton.application.Transactions;
import jakarta.inject.Inject;

/** Settles how many requests an organization may make. */
public final class LimitRequests {
  private final Transactions transactions;
  private final Quotas quotas;

  @Inject
  public LimitRequests(Transactions transactions, Quotas quotas) {
    this.transactions = transactions;
    this.quotas = quotas;
  }

  /** False when no organization has this slug. */
  public boolean limit(String slug, int perMinute, int perHour) {
    var found = transactions.within(store -> store.organizations().findBySlug(slug));
    found.ifPresent(each -> quotas.limit(each.id(), perMinute, perHour));
    return found.isPresent();
  }
}
