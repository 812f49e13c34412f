package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Tells a webhook something that means nothing, the way everything else is told. */
public final class PingWebhook {
  private final Transactions transactions;

  @Inject
  public PingWebhook(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Empty when the organization has no such webhook. One that is paused is told when it is not. */
  public Optional<WebhookDelivery> ping(Organization.Id organization, Webhook.Id id) {
    return transactions.within(
        store -> store.webhooks().find(organization, id).map(each -> ping(each, store)));
  }

  private static WebhookDelivery ping(Webhook webhook, Store store) {
    var facts =
        "{\"orgId\":\"%s\",\"webhookId\":\"%s\"}"
            .formatted(webhook.organization().value(), webhook.id().value());
    var delivery = Telling.of(webhook, new Told(Topic.PING, new JsonObject(facts), store.now()));
    store.webhookDeliveries().add(List.of(delivery));
    return delivery;
  }
}
