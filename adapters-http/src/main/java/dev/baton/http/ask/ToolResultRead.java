package dev.baton.http.ask;

import dev.baton.domain.JsonObject;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.State;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param status {@code done}, {@code failed} or {@code denied}
 * @param result null for what was denied
 */
record ToolResultRead(UUID tool_call_id, String name, String status, @Nullable JsonObject result) {

  static ToolResultRead of(ToolCall call) {
    return switch (call.state()) {
      case State.Done(_, var result) ->
          told(call, result.error() ? "failed" : "done", result.content());
      case State.Denied _ -> told(call, "denied", null);
      case State.Proposed(), State.Approved _ ->
          throw new IllegalStateException("nothing came of it yet: " + call.id());
    };
  }

  private static ToolResultRead told(ToolCall call, String status, @Nullable JsonObject result) {
    return new ToolResultRead(call.id().value(), call.name(), status, result);
  }
}
