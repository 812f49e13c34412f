package dev.baton.application.webhook;

import dev.baton.domain.delivery.Receipt;
import java.time.Duration;

/** Calls webhooks. It persists nothing, never throws, and answers in time whatever happens. */
public interface WebhookCalls {
  /** The longest that a call takes. Source: the conversations dialect's public document. */
  Duration DEADLINE = Duration.ofSeconds(30);

  /** What a call came to, and what is kept of it. */
  record Attempt(Receipt receipt, CallRecord call) {}

  Attempt deliver(WebhookParcel parcel);
}
