package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is to be done about turns; whoever does it looks again under the lock. */
public interface TurnQueries {

  /** A conversation whose window is over. */
  record Closed(Organization.Id organization, Conversation.Id conversation) {}

  /** Windows of any organization that are over and no turns yet, the most overdue first. */
  List<Closed> closed(int limit);

  /** A turn whose bot has had its time, and what was agreed with it. */
  record Overdue(
      Organization.Id organization,
      Conversation.Id conversation,
      Turn.Id turn,
      Patience patience) {}

  /** Turns of any organization that nobody answered in time. */
  List<Overdue> overdue(int limit);

  /** Those of the organizations that have turns for bots that ask for them. */
  Set<Organization.Id> waiting(Set<Organization.Id> organizations);

  Optional<Turn> find(Organization.Id organization, Turn.Id turn);
}
