package dev.baton.application.conversation;

import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript.
 *
 * @param delivery how far it has come, null for what the visitor wrote
 */
public record Line(Message message, @Nullable Delivery delivery) {

  /** Likewise, as one word. */
  public @Nullable DeliveryStatus status() {
    return delivery == null ? null : delivery.status();
  }
}
