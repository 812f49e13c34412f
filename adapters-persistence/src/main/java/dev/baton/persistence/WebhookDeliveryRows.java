package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.WEBHOOK_DELIVERY;

import dev.baton.domain.JsonObject;
import dev.baton.domain.webhook.Topic;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Place;
import dev.baton.domain.webhook.WebhookDelivery.Progress;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.util.Arrays;
import org.jooq.Record;

/** What webhooks are told, from rows that have all columns of its table. */
final class WebhookDeliveryRows {

  private WebhookDeliveryRows() {}

  static WebhookDelivery of(Record row) {
    return new WebhookDelivery(
        row.get(WEBHOOK_DELIVERY.ID),
        row.get(WEBHOOK_DELIVERY.ORGANIZATION_ID),
        row.get(WEBHOOK_DELIVERY.WEBHOOK_ID),
        new Place(row.get(WEBHOOK_DELIVERY.LANE), row.get(WEBHOOK_DELIVERY.POSITION)),
        new Told(
            topic(row.get(WEBHOOK_DELIVERY.TOPIC)),
            new JsonObject(row.get(WEBHOOK_DELIVERY.FACTS).data()),
            row.get(WEBHOOK_DELIVERY.HAPPENED_AT)),
        new Progress(
            Words.read(Status.class, row.get(WEBHOOK_DELIVERY.STATUS)),
            row.get(WEBHOOK_DELIVERY.TRIES),
            row.get(WEBHOOK_DELIVERY.ATTEMPTS),
            row.get(WEBHOOK_DELIVERY.SETTLED_AT)));
  }

  private static Topic topic(String word) {
    return Arrays.stream(Topic.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown topic " + word));
  }
}
