package dev.baton.application.copilot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sessions and the logs of their turns. */
public interface CopilotQueries {

  record SessionView(Session session, Instant createdAt, Instant updatedAt) {}

  /**
   * A remark with what was asked to be done in its turn.
   *
   * @param workflow that the turn was asked for, null when for none
   * @param calls in the order of asking; none for what the operator said
   */
  record Entry(Remark remark, @Nullable Workflow workflow, List<ToolCall> calls) {
    public Entry {
      calls = List.copyOf(calls);
    }
  }

  record Lapsed(Organization.Id organization, Session.Id session) {}

  /** Those that are not archived, the latest changed first. */
  List<SessionView> list(Organization.Id organization, int limit);

  Optional<SessionView> find(Organization.Id organization, Session.Id session);

  /** The latest remarks, oldest first. */
  List<Entry> history(Organization.Id organization, Session.Id session, int limit);

  /**
   * The next lines of a turn's log, the first of which is at {@code from}; positions are gapless.
   */
  List<TurnEvent> log(Organization.Id organization, Turn.Id turn, long from, int limit);

  /** Sessions of any organization whose turn gave no sign in time. */
  List<Lapsed> lapsed(int limit);
}
