package dev.baton.application.webhook;

import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that one worker may send until its lease ends.
 *
 * @param webhook as it is at the lease: where it is now, with the secrets that are live now
 * @param failingSince since when it has taken nothing, null while all is well
 * @param token proves the lease; another one means that the lease lapsed meanwhile
 * @param at when it was leased, by the database's clock
 */
public record LeasedDelivery(
    WebhookDelivery delivery,
    Webhook webhook,
    @Nullable Instant failingSince,
    Matter matter,
    UUID token,
    Instant at) {

  /** What is sent beside the facts, as it is stored. None of it ever changes. */
  public sealed interface Matter {

    record None() implements Matter {}

    record Said(Message message) implements Matter {}

    record Begun(Bot.Id bot) implements Matter {}

    /** What happened was about something that is not there any more. */
    record Gone() implements Matter {}
  }
}
