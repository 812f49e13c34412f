package dev.baton.http.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.application.copilot.CopilotQueries.Entry;
import dev.baton.domain.copilot.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a message's content: {@code text} has a text, {@code tool_call} all the rest.
 *
 * @param state of a call: {@code proposed}, {@code approved}, {@code denied} or {@code done}
 * @param result of a call that was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Block(
    String type,
    @Nullable String text,
    @Nullable UUID tool_call_id,
    @Nullable String name,
    @Nullable Map<String, String> arguments,
    @Nullable String state,
    @Nullable ToolResultRead result) {

  /** What needed no approval came before what was said, what needs one is the end of it. */
  static List<Block> of(Entry entry) {
    var blocks = new ArrayList<Block>();
    var calls = entry.calls();
    calls.stream().filter(call -> !call.needsApproval()).map(Block::of).forEach(blocks::add);
    var text = entry.remark().text();
    if (!text.isEmpty()) blocks.add(new Block("text", text, null, null, null, null, null));
    calls.stream().filter(ToolCall::needsApproval).map(Block::of).forEach(blocks::add);
    return blocks;
  }

  private static Block of(ToolCall call) {
    var id = call.id().value();
    return new Block(
        "tool_call", null, id, call.name(), call.arguments(), state(call), result(call));
  }

  private static String state(ToolCall call) {
    return switch (call.state()) {
      case ToolCall.State.Proposed() -> "proposed";
      case ToolCall.State.Approved _ -> "approved";
      case ToolCall.State.Denied _ -> "denied";
      case ToolCall.State.Done _ -> "done";
    };
  }

  private static @Nullable ToolResultRead result(ToolCall call) {
    return call.state() instanceof ToolCall.State.Done ? ToolResultRead.of(call) : null;
  }
}
