package dev.baton.http.conversations;

import dev.baton.application.webhook.WebhookDeliveryQueries.Backlog;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.Webhook.Standing;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a webhook does, and what waits for it (ours). The counts end at 10,000. */
record WebhookHealthObject(
    @Words({"webhook_health"}) String object,
    UUID webhook_id,
    boolean is_active,
    @Nullable String disabled_reason,
    @Nullable Instant failing_since,
    int pending,
    @Nullable Instant oldest_pending_at,
    int dead) {

  static WebhookHealthObject of(Webhook webhook, Backlog backlog) {
    return new WebhookHealthObject(
        "webhook_health",
        webhook.id().value(),
        webhook.active(),
        webhook.standing() instanceof Standing.Disabled(var reason) ? reason : null,
        backlog.failingSince(),
        backlog.pending(),
        backlog.oldest(),
        backlog.dead());
  }
}
