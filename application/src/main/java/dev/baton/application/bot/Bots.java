package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import java.util.Optional;

public interface Bots {

  void add(Bot bot);

  Optional<Bot> find(Organization.Id organization, Bot.Id id);

  /** The bot with this id, whichever organization's: a visitor's browser names nothing else. */
  Optional<Bot> find(Bot.Id id);

  /** The organization's first bot, which answers where nobody named one. */
  Optional<Bot> usual(Organization.Id organization);
}
