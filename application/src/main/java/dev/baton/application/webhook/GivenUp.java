package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.domain.JsonObject;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.Webhook.Standing;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.time.Instant;

/** What follows when a webhook is given up. */
final class GivenUp {

  private GivenUp() {}

  /** Unless it was changed while it was called: then what it answered was about something else. */
  static void disable(Webhook called, String why, Store store) {
    var found = store.webhooks().lock(called.organization(), called.id());
    if (found.isEmpty() || !found.get().active()) return;
    if (!found.get().subscription().url().equals(called.subscription().url())) return;
    var now = store.now();
    store.webhooks().save(found.get().standing(new Standing.Disabled(why), now));
    var told = told(found.get(), why, now);
    var notices =
        store.webhooks().list(called.organization()).stream()
            .filter(each -> each.wants(Topic.WEBHOOK_DISABLED))
            .map(each -> Telling.of(each, told))
            .toList();
    if (!notices.isEmpty()) store.webhookDeliveries().add(notices);
  }

  /** The reasons are sentences of ours without a quotation mark. */
  private static Told told(Webhook webhook, String why, Instant now) {
    var facts =
        "{\"orgId\":\"%s\",\"webhookId\":\"%s\",\"reason\":\"%s\",\"disabledAt\":\"%s\"}"
            .formatted(webhook.organization().value(), webhook.id().value(), why, now);
    return new Told(Topic.WEBHOOK_DISABLED, new JsonObject(facts), now);
  }
}
