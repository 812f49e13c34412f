package dev.baton.application.away;

import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to hand over.
 *
 * @param id the same as often as it is handed over, by which the far side knows it again
 * @param conversation what it belongs to, with all other e-mails about it
 * @param at when it is handed over
 * @param name whose address it is, null where nobody knows
 * @param text what it says; {@code html} says the same
 */
public record Letter(
    UUID id,
    Conversation.Id conversation,
    Instant at,
    String address,
    @Nullable String name,
    String subject,
    String text,
    String html) {}
