package dev.baton.application.webhook;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows the webhooks of an organization, newest first. */
public final class FindWebhooks {
  private final Transactions transactions;

  @Inject
  public FindWebhooks(Transactions transactions) {
    this.transactions = transactions;
  }

  public List<Webhook> list(Organization.Id organization) {
    return transactions.within(store -> store.webhooks().list(organization));
  }

  public Optional<Webhook> find(Organization.Id organization, Webhook.Id id) {
    return transactions.within(store -> store.webhooks().find(organization, id));
  }
}
