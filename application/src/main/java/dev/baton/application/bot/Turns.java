package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns on their way to bots. What becomes of one is decided on its conversation. */
public interface Turns {

  /**
   * Which turns somebody would take.
   *
   * @param organization null for any
   * @param bot null for any
   * @param pushed whether of bots that turns are sent to, or of those that ask for them
   * @param but of these bots none
   */
  record Wish(
      Organization.@Nullable Id organization,
      Bot.@Nullable Id bot,
      boolean pushed,
      Set<Bot.Id> but) {}

  /**
   * Gives turns that are due, the longest waiting first, and of one conversation only the first.
   * Nobody else is given them until the lease or the bot's time is over.
   */
  List<Given> lease(Wish wish, int limit, Duration lease);

  /**
   * Ends a lease without an answer: the turn may be given again after the pause. False, and nothing
   * changes, when the turn was given to somebody else since or is not due any more.
   *
   * @param attempt which of the times that the turn was given
   */
  boolean pass(Organization.Id organization, Turn.Id turn, int attempt, Duration pause);
}
