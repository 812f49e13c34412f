package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.COPILOT_SESSION;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.Session.Work;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.Usage;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A session's state as columns. */
final class SessionRows {

  private SessionRows() {}

  static Map<Field<?>, @Nullable Object> columns(Session session) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    var state = session.state();
    columns.put(COPILOT_SESSION.STATUS, status(state));
    columns.put(COPILOT_SESSION.TURN_ID, turn(state));
    columns.put(COPILOT_SESSION.AWAITED, awaited(state));
    columns.put(COPILOT_SESSION.NEXT_SEQ, session.nextSeq());
    columns.put(COPILOT_SESSION.INPUT_TOKENS, session.usage().inputTokens());
    columns.put(COPILOT_SESSION.OUTPUT_TOKENS, session.usage().outputTokens());
    columns.put(COPILOT_SESSION.COST_MICROS, session.usage().costMicros());
    return columns;
  }

  private static String status(State state) {
    return switch (state) {
      case State.Idle() -> "idle";
      case State.Running _ -> "running";
      case State.Awaiting _ -> "awaiting";
      case State.Archived _ -> "archived";
    };
  }

  private static Turn.@Nullable Id turn(State state) {
    return switch (state) {
      case State.Running(var work, _) -> work.turn();
      case State.Archived(var work) -> work == null ? null : work.turn();
      case State.Idle(), State.Awaiting _ -> null;
    };
  }

  private static UUID[] awaited(State state) {
    Set<ToolCall.Id> awaited =
        switch (state) {
          case State.Running(_, var left) -> left;
          case State.Awaiting(var calls) -> calls;
          case State.Idle(), State.Archived _ -> Set.of();
        };
    return awaited.stream().map(ToolCall.Id::value).sorted().toArray(UUID[]::new);
  }

  /**
   * @param lease of the turn under way, null when there is none
   */
  static Session session(Record row, @Nullable Instant lease) {
    return new Session(
        row.get(COPILOT_SESSION.ID),
        row.get(COPILOT_SESSION.ORGANIZATION_ID),
        row.get(COPILOT_SESSION.TITLE),
        state(row, lease),
        row.get(COPILOT_SESSION.NEXT_SEQ),
        new Usage(
            row.get(COPILOT_SESSION.INPUT_TOKENS),
            row.get(COPILOT_SESSION.OUTPUT_TOKENS),
            row.get(COPILOT_SESSION.COST_MICROS)));
  }

  private static State state(Record row, @Nullable Instant lease) {
    Turn.@Nullable Id turn = row.get(COPILOT_SESSION.TURN_ID);
    var work = turn == null || lease == null ? null : new Work(turn, lease);
    var calls =
        Arrays.stream(row.get(COPILOT_SESSION.AWAITED))
            .map(ToolCall.Id::new)
            .collect(toUnmodifiableSet());
    return switch (row.get(COPILOT_SESSION.STATUS)) {
      case "idle" -> new State.Idle();
      case "running" -> {
        if (work == null) throw new IllegalStateException("nothing runs in " + row);
        yield new State.Running(work, calls);
      }
      case "awaiting" -> new State.Awaiting(calls);
      case "archived" -> new State.Archived(work);
      case String other -> throw new IllegalStateException("unknown status " + other);
    };
  }
}
