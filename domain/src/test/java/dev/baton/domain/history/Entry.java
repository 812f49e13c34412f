package dev.baton.domain.history;

import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command.
 *
 * @param before the conversation as it was
 * @param decision null when there was nothing to decide
 */
public record Entry(
    Instant at, Command command, Conversation before, @Nullable Decision<?> decision) {

  public List<Event> events() {
    return decision instanceof Decision.Accepted<?>(_, _, var events) ? events : List.of();
  }

  public Conversation after() {
    return decision instanceof Decision.Accepted<?>(var next, _, _) ? next : before;
  }

  @Override
  public String toString() {
    var outcome = decision == null ? "" : " -> " + Words.of(before, decision);
    return at.toString().substring(11, 19) + "  " + command + outcome;
  }
}
