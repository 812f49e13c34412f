package dev.baton.application.access;

import dev.baton.application.Transactions;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Organization;
import jakarta.inject.Inject;

/** Ends a key for good. */
public final class RevokeKey {
  private final Transactions transactions;

  @Inject
  public RevokeKey(Transactions transactions) {
    this.transactions = transactions;
  }

  /** False when the organization has no such key. */
  public boolean revoke(Organization.Id organization, ApiKey.Id id) {
    return transactions.within(store -> store.apiKeys().revoke(organization, id));
  }
}
