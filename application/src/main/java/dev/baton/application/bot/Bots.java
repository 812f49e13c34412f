package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Terms;
import java.util.Optional;

public interface Bots {

  void add(Bot bot);

  Optional<Bot> find(Organization.Id organization, Bot.Id id);

  /** The bot with this id, whichever organization's: a visitor's browser names nothing else. */
  Optional<Bot> find(Bot.Id id);

  /** The organization's first bot, which answers where nobody named one. */
  Optional<Bot> usual(Organization.Id organization);

  /** What was agreed with a bot about its turns; the usual for one that is new. */
  Optional<Terms> terms(Organization.Id organization, Bot.Id id);

  /** False when the organization has no such bot. */
  boolean agree(Organization.Id organization, Bot.Id id, Terms terms);
}
