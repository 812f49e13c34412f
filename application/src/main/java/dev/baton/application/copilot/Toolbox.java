package dev.baton.application.copilot;

import dev.baton.application.access.Caller;
import dev.baton.domain.access.Scope;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.State;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Does what a model asks for, in the name of the caller and with no more rights. What changes
 * anything is done for an approved call only, whatever a model or a transcript says.
 */
final class Toolbox {
  private final ReadingTools reading;
  private final ActingTools acting;

  @Inject
  Toolbox(ReadingTools reading, ActingTools acting) {
    this.reading = reading;
    this.acting = acting;
  }

  /** Whether a human is to be asked; not for what could not be done anyhow. */
  boolean asks(Caller caller, ToolCall call) {
    return call.needsApproval()
        && call.state() instanceof State.Proposed
        && obstacle(caller, call) == null;
  }

  /** The call with what came of it. */
  ToolCall perform(Caller caller, ToolCall call) {
    return switch (call.state()) {
      case State.Denied _, State.Done _ -> call;
      case State.Proposed() -> call.done(unapproved(caller, call));
      case State.Approved _ -> call.done(approved(caller, call));
    };
  }

  private ToolResult unapproved(Caller caller, ToolCall call) {
    var obstacle = obstacle(caller, call);
    if (obstacle != null) return obstacle;
    return call.needsApproval()
        ? Results.error("not_approved", "Nobody has approved this.")
        : reading.read(caller.organization(), tool(call), call);
  }

  private ToolResult approved(Caller caller, ToolCall call) {
    var obstacle = obstacle(caller, call);
    return obstacle == null ? acting.act(caller, tool(call), call) : obstacle;
  }

  private static Tool tool(ToolCall call) {
    return Tool.of(call.name()).orElseThrow();
  }

  /** Why it cannot be done at all, null when it can be tried. */
  private @Nullable ToolResult obstacle(Caller caller, ToolCall call) {
    var tool = Tool.of(call.name()).orElse(null);
    if (tool == null) return Results.error("unknown_tool", "There is no tool of this name.");
    var scope = tool.needsApproval() ? Scope.HITL_WRITE : Scope.HITL_READ;
    if (!caller.may(scope)) {
      return Results.error("forbidden", "The key does not have the scope " + scope.word() + ".");
    }
    for (var parameter : tool.parameters()) {
      if (parameter.required() && call.argument(parameter.name()) == null) {
        return Results.error("missing_argument", parameter.name() + " is missing.");
      }
    }
    return tool.needsApproval() ? reading.lacks(caller.organization(), call) : null;
  }

  /** What the model gets to read. */
  static ToolResult result(ToolCall call) {
    return switch (call.state()) {
      case State.Done(_, var result) -> result;
      case State.Denied _ -> Results.error("denied", "A human decided against it.");
      case State.Proposed() -> Results.error("undecided", "Nobody has decided this.");
      case State.Approved _ -> Results.of(Map.of("state", "approved, with unknown outcome"));
    };
  }
}
