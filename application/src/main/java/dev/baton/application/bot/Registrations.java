package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Registration;
import java.util.List;
import java.util.Optional;

/** The bots of organizations, but for those that were retired. */
public interface Registrations {

  void add(Registration registration);

  /** All of the organization, the usual one first. */
  List<Registration> list(Organization.Id organization);

  Optional<Registration> find(Organization.Id organization, Bot.Id id);

  void save(Registration registration);

  /** It begins no conversation any more and keeps those that it has. */
  void retire(Organization.Id organization, Bot.Id id);

  /** Whether any organization lists this origin. */
  boolean listed(String origin);
}
