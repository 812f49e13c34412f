package dev.baton.application.webhook;

import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Attempt;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;

/** Calls webhooks. A call may take longer than others: up to {@link #DEADLINE}. */
public interface WebhookCalls extends OutgoingChannel<WebhookParcel, WebhookCalls.Called> {
  /** Source: the conversations dialect's public document. */
  Duration DEADLINE = Duration.ofSeconds(30);

  /** What a call came to, and what is kept of it. */
  record Called(Receipt receipt, CallRecord call) implements Attempt {}
}
