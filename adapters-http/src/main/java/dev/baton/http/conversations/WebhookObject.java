package dev.baton.http.conversations;

import dev.baton.domain.webhook.Webhook;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook on this wire, without its secret. Source: the dialect's public document. */
record WebhookObject(
    @Words({"webhook_endpoint"}) String object,
    UUID id,
    String url,
    @Nullable String description,
    List<String> events,
    boolean is_active,
    Instant created_at,
    Instant updated_at) {

  static WebhookObject of(Webhook webhook) {
    return new WebhookObject(
        "webhook_endpoint",
        webhook.id().value(),
        webhook.subscription().url(),
        webhook.subscription().description(),
        webhook.subscription().events().stream().sorted().toList(),
        webhook.active(),
        webhook.createdAt(),
        webhook.updatedAt());
  }

  /** The same with the secret, which is told when it is minted and never again. */
  record WithSecret(
      @Words({"webhook_endpoint"}) String object,
      UUID id,
      String url,
      @Nullable String description,
      List<String> events,
      boolean is_active,
      Instant created_at,
      Instant updated_at,
      String signing_secret) {

    static WithSecret of(Webhook webhook, String secret) {
      var it = WebhookObject.of(webhook);
      return new WithSecret(
          it.object,
          it.id,
          it.url,
          it.description,
          it.events,
          it.is_active,
          it.created_at,
          it.updated_at,
          secret);
    }
  }
}
