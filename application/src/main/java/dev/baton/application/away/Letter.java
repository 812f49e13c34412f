package dev.baton.application.away;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to hand over.
 *
 * @param id the same as often as it is handed over, by which the far side knows it again
 * @param name whose address it is, null where nobody knows
 * @param text what it says; {@code html} says the same
 */
public record Letter(
    UUID id, String address, @Nullable String name, String subject, String text, String html) {}
