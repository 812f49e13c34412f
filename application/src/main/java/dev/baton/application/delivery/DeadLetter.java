package dev.baton.application.delivery;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import java.time.Instant;

/**
 * What was given up.
 *
 * @param message that does not arrive; of an e-mail the first that it is about
 * @param tries how often it was attempted
 */
public record DeadLetter(
    Message.Id message,
    Conversation.Id conversation,
    long seq,
    Means means,
    int tries,
    Delivery.Failure why,
    Instant at) {}
