package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.COPILOT_EVENT;
import static java.util.Objects.requireNonNull;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * A line of a turn's log as columns. Calls are kept in their own table; what is told of one never
 * changes once it was told.
 */
final class TurnEventRows {

  private TurnEventRows() {}

  static void add(
      DSLContext sql, Organization.Id organization, Turn turn, long position, TurnEvent event) {
    switch (event) {
      case ToolCalled(var call) -> CallRows.add(sql, organization, turn.session(), call, position);
      case ToolReturned(var call) -> CallRows.save(sql, organization, turn.session(), call);
      case TextAdded _, ApprovalRequired _, TurnEnded _, TurnFailed _, TurnClosed _ -> {}
    }
    sql.insertInto(COPILOT_EVENT)
        .set(COPILOT_EVENT.ORGANIZATION_ID, organization)
        .set(COPILOT_EVENT.TURN_ID, turn.id())
        .set(COPILOT_EVENT.POSITION, position)
        .set(COPILOT_EVENT.SESSION_ID, turn.session())
        .set(COPILOT_EVENT.KIND, kind(event))
        .set(columns(event))
        .execute();
  }

  private static String kind(TurnEvent event) {
    return switch (event) {
      case TextAdded _ -> "text_added";
      case ToolCalled _ -> "tool_called";
      case ToolReturned _ -> "tool_returned";
      case ApprovalRequired _ -> "approval_required";
      case TurnEnded _ -> "turn_ended";
      case TurnFailed _ -> "turn_failed";
      case TurnClosed() -> "turn_closed";
    };
  }

  private static Map<Field<?>, Object> columns(TurnEvent event) {
    return switch (event) {
      case TextAdded(var text) -> Map.of(COPILOT_EVENT.TEXT, text);
      case ToolCalled(var call) -> Map.of(COPILOT_EVENT.CALLS, ids(List.of(call)));
      case ToolReturned(var call) -> Map.of(COPILOT_EVENT.CALLS, ids(List.of(call)));
      case ApprovalRequired(var calls) -> Map.of(COPILOT_EVENT.CALLS, ids(calls));
      case TurnEnded(var remark, var seq, var usage) ->
          Map.of(
              COPILOT_EVENT.REMARK_ID, remark,
              COPILOT_EVENT.SEQ, seq,
              COPILOT_EVENT.INPUT_TOKENS, usage.inputTokens(),
              COPILOT_EVENT.OUTPUT_TOKENS, usage.outputTokens(),
              COPILOT_EVENT.COST_MICROS, usage.costMicros());
      case TurnFailed(var error, var retryable) ->
          Map.of(COPILOT_EVENT.TEXT, error, COPILOT_EVENT.RETRYABLE, retryable);
      case TurnClosed() -> Map.of();
    };
  }

  private static UUID[] ids(List<ToolCall> calls) {
    return calls.stream().map(call -> call.id().value()).toArray(UUID[]::new);
  }

  static TurnEvent event(Record row, Map<UUID, ToolCall> known) {
    return switch (row.get(COPILOT_EVENT.KIND)) {
      case "text_added" -> new TextAdded(row.get(COPILOT_EVENT.TEXT));
      case "tool_called" -> new ToolCalled(calls(row, known).getFirst());
      case "tool_returned" -> new ToolReturned(calls(row, known).getFirst());
      case "approval_required" -> new ApprovalRequired(calls(row, known));
      case "turn_ended" ->
          new TurnEnded(
              row.get(COPILOT_EVENT.REMARK_ID),
              row.get(COPILOT_EVENT.SEQ),
              new Usage(
                  row.get(COPILOT_EVENT.INPUT_TOKENS),
                  row.get(COPILOT_EVENT.OUTPUT_TOKENS),
                  row.get(COPILOT_EVENT.COST_MICROS)));
      case "turn_failed" ->
          new TurnFailed(row.get(COPILOT_EVENT.TEXT), row.get(COPILOT_EVENT.RETRYABLE));
      case "turn_closed" -> new TurnClosed();
      case String other -> throw new IllegalStateException("unknown kind " + other);
    };
  }

  private static List<ToolCall> calls(Record row, Map<UUID, ToolCall> known) {
    return Arrays.stream(row.get(COPILOT_EVENT.CALLS))
        .map(id -> requireNonNull(known.get(id)))
        .toList();
  }
}
