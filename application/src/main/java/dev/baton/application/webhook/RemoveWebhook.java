package dev.baton.application.webhook;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import jakarta.inject.Inject;

/** Tells a webhook nothing more, for good. */
public final class RemoveWebhook {
  private final Transactions transactions;

  @Inject
  public RemoveWebhook(Transactions transactions) {
    this.transactions = transactions;
  }

  /** False when the organization has no such webhook. */
  public boolean remove(Organization.Id organization, Webhook.Id id) {
    return transactions.within(store -> store.webhooks().remove(organization, id));
  }
}
