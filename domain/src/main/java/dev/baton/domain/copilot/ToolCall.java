package dev.baton.domain.copilot;

import dev.baton.domain.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a model asked to be done, once.
 *
 * @param turn in which it was asked for
 * @param name of the tool, as the model wrote it: there may be none of this name
 * @param arguments in the order in which they were given
 */
public record ToolCall(
    Id id, Turn.Id turn, String name, Map<String, String> arguments, State state) {

  public record Id(UUID value) {}

  /** How far it has come; it only moves forward. */
  public sealed interface State {

    /** Nobody has decided; where its tool needs no approval nobody has to. */
    record Proposed() implements State {}

    /** A human approved it, and it is to be done in this turn. */
    record Approved(Turn.Id by) implements State {}

    record Denied(Turn.Id by) implements State {}

    /**
     * Done, or tried in vain.
     *
     * @param by the turn that brought the approval, null where none was needed
     */
    record Done(Turn.@Nullable Id by, ToolResult result) implements State {}
  }

  /** What came of it, as the model gets to read it. */
  public record ToolResult(boolean error, JsonObject content) {}

  public ToolCall {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  public static ToolCall proposed(Id id, Turn.Id turn, String name, Map<String, String> arguments) {
    return new ToolCall(id, turn, name, arguments, new State.Proposed());
  }

  public boolean needsApproval() {
    return Tool.of(name).map(Tool::needsApproval).orElse(false);
  }

  public @Nullable String argument(String name) {
    return arguments.get(name);
  }

  /** What a human decided, null when nobody did. */
  public @Nullable Boolean approved() {
    return switch (state) {
      case State.Proposed() -> null;
      case State.Approved _ -> true;
      case State.Denied _ -> false;
      case State.Done(var by, _) -> by == null ? null : (Boolean) true;
    };
  }

  /** The turn that brought the decision, null when there was none. */
  public Turn.@Nullable Id decidedBy() {
    return switch (state) {
      case State.Proposed() -> null;
      case State.Approved(var by) -> by;
      case State.Denied(var by) -> by;
      case State.Done(var by, _) -> by;
    };
  }

  /** What is done already stays done. */
  ToolCall decided(boolean approve, Turn.Id by) {
    if (state instanceof State.Done(_, var result)) return in(new State.Done(by, result));
    return in(approve ? new State.Approved(by) : new State.Denied(by));
  }

  public ToolCall done(ToolResult result) {
    return in(new State.Done(decidedBy(), result));
  }

  private ToolCall in(State next) {
    return new ToolCall(id, turn, name, arguments, next);
  }
}
