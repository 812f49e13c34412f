package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.COPILOT_CALL;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.State;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Turn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A tool call as columns. */
final class CallRows {

  private CallRows() {}

  static void add(
      DSLContext sql, Organization.Id organization, Session.Id session, ToolCall call, long place) {
    var arguments =
        call.arguments().entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray(String[]::new);
    sql.insertInto(COPILOT_CALL)
        .set(COPILOT_CALL.ORGANIZATION_ID, organization)
        .set(COPILOT_CALL.SESSION_ID, session)
        .set(COPILOT_CALL.ID, call.id())
        .set(COPILOT_CALL.TURN_ID, call.turn())
        .set(COPILOT_CALL.PLACE, place)
        .set(COPILOT_CALL.NAME, call.name())
        .set(COPILOT_CALL.ARGUMENTS, arguments)
        .set(columns(call.state()))
        .execute();
  }

  static void save(
      DSLContext sql, Organization.Id organization, Session.Id session, ToolCall call) {
    sql.update(COPILOT_CALL)
        .set(columns(call.state()))
        .where(COPILOT_CALL.ORGANIZATION_ID.eq(organization))
        .and(COPILOT_CALL.SESSION_ID.eq(session))
        .and(COPILOT_CALL.ID.eq(call.id()))
        .execute();
  }

  private static Map<Field<?>, @Nullable Object> columns(State state) {
    return switch (state) {
      case State.Proposed() -> columns("proposed", null, null);
      case State.Approved(var by) -> columns("approved", by, null);
      case State.Denied(var by) -> columns("denied", by, null);
      case State.Done(var by, var result) -> columns("done", by, result);
    };
  }

  private static Map<Field<?>, @Nullable Object> columns(
      String state, Turn.@Nullable Id decidedIn, @Nullable ToolResult result) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(COPILOT_CALL.STATE, state);
    columns.put(COPILOT_CALL.DECIDED_IN, decidedIn);
    columns.put(COPILOT_CALL.RESULT, result == null ? null : result.content().text());
    columns.put(COPILOT_CALL.FAILED, result == null ? null : result.error());
    return columns;
  }

  static ToolCall call(Record row) {
    return new ToolCall(
        row.get(COPILOT_CALL.ID),
        row.get(COPILOT_CALL.TURN_ID),
        row.get(COPILOT_CALL.NAME),
        arguments(row.get(COPILOT_CALL.ARGUMENTS)),
        state(row));
  }

  private static Map<String, String> arguments(String[] pairs) {
    var arguments = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) arguments.put(pairs[i], pairs[i + 1]);
    return arguments;
  }

  private static State state(Record row) {
    return switch (row.get(COPILOT_CALL.STATE)) {
      case "proposed" -> new State.Proposed();
      case "approved" -> new State.Approved(row.get(COPILOT_CALL.DECIDED_IN));
      case "denied" -> new State.Denied(row.get(COPILOT_CALL.DECIDED_IN));
      case "done" ->
          new State.Done(
              row.get(COPILOT_CALL.DECIDED_IN),
              new ToolResult(
                  row.get(COPILOT_CALL.FAILED), new JsonObject(row.get(COPILOT_CALL.RESULT))));
      case String other -> throw new IllegalStateException("unknown state " + other);
    };
  }
}
