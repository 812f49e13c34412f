package dev.baton.application.copilot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Turns and their logs. Only a turn under way can be written to, so that whoever comes too late
 * writes nothing.
 */
public interface CopilotTurns {

  /** Begins a turn, whose lease ends {@link Turn#LEASE} from now. */
  void begin(Organization.Id organization, Turn turn);

  /** Whoever works on a turn has taken it; empty when it is over or somebody else has. */
  Optional<Taken> take(Organization.Id organization, Turn.Id turn);

  /**
   * A turn to be worked on.
   *
   * @param decided calls that its operator decided, to be done first
   */
  record Taken(Turn turn, List<ToolCall> decided) {
    public Taken {
      decided = List.copyOf(decided);
    }
  }

  /** Appends to the log and renews the lease; false, and nothing is written, when it is over. */
  boolean append(Organization.Id organization, Turn turn, List<TurnEvent> events);

  /** Appends the last of the log and ends the turn; false, and nothing is written, when it was. */
  boolean end(Organization.Id organization, Turn turn, List<TurnEvent> events);

  /** Renews the leases of those of the turns that are under way. */
  void renew(Collection<Turn.Id> turns);
}
