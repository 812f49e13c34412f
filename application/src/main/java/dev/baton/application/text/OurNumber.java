package dev.baton.application.text;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import java.time.Instant;
import java.util.UUID;

/**
 * A number at which visitors reach an organization, and the bot that answers there.
 *
 * @param address in E.164, with {@code whatsapp:} before it where it is one of WhatsApp
 */
public record OurNumber(
    Id id, Organization.Id organization, String address, Bot.Id bot, Instant since) {

  public record Id(UUID value) {}
}
