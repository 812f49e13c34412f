package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import java.time.Instant;

/**
 * A message that was given up.
 *
 * @param tries how often it was attempted
 */
public record DeadLetter(
    Message.Id message,
    Conversation.Id conversation,
    long seq,
    Channel channel,
    int tries,
    Delivery.Failure why,
    Instant at) {}
