package dev.baton.http.conversations;

import dev.baton.application.webhook.WebhookDeliveryQueries.Call;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.JsonObject;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a webhook was told, and how each call fared (ours). */
record WebhookDeliveryObject(
    @Words({"webhook_delivery"}) String object,
    UUID id,
    UUID webhook_id,
    String event,
    @Words({"pending", "delivered", "dead", "dropped"}) String status,
    JsonObject facts,
    int tries,
    Instant occurred_at,
    @Nullable Instant settled_at,
    List<WebhookAttemptObject> attempts) {

  static WebhookDeliveryObject of(Entry entry) {
    return of(entry.delivery(), entry.calls().stream().map(WebhookAttemptObject::of).toList());
  }

  static WebhookDeliveryObject of(WebhookDelivery delivery) {
    return of(delivery, List.of());
  }

  private static WebhookDeliveryObject of(
      WebhookDelivery delivery, List<WebhookAttemptObject> attempts) {
    return new WebhookDeliveryObject(
        "webhook_delivery",
        delivery.id().value(),
        delivery.webhook().value(),
        delivery.told().topic().word(),
        delivery.progress().status().name().toLowerCase(Locale.ROOT),
        delivery.told().facts(),
        delivery.progress().tries(),
        delivery.told().at(),
        delivery.progress().settledAt(),
        attempts);
  }

  /** One call. Its number counts over all replays. */
  record WebhookAttemptObject(
      int number,
      Instant attempted_at,
      long took_ms,
      @Nullable Integer http_status,
      @Nullable String error,
      String response_excerpt) {

    static WebhookAttemptObject of(Call call) {
      return new WebhookAttemptObject(
          call.number(),
          call.beganAt(),
          call.kept().took().toMillis(),
          call.kept().status(),
          call.kept().error(),
          call.kept().excerpt());
    }
  }
}
