package dev.baton.application.conversation;

import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript.
 *
 * @param delivery how far it has come, null for what the visitor wrote
 */
public record Line(Message message, @Nullable DeliveryStatus delivery) {}
