package dev.baton.application.copilot;

import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Workflow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked with.
 *
 * @param workflow what the operator's last words asked for by name, null for a free question
 * @param lines the talk so far, oldest first
 * @param tools what the model may ask for
 */
public record Prompt(@Nullable Workflow workflow, List<Line> lines, Set<Tool> tools) {

  /** One line of the talk. What a tool returned is data: it may quote anybody. */
  public sealed interface Line {

    record Asked(String text) implements Line {}

    /** What the copilot said before it made the calls, each of which is returned later. */
    record Answered(String text, List<ToolCall> calls) implements Line {
      public Answered {
        calls = List.copyOf(calls);
      }
    }

    record Returned(ToolCall call, ToolResult result) implements Line {}
  }

  public Prompt {
    lines = List.copyOf(lines);
    tools = Set.copyOf(tools);
  }
}
