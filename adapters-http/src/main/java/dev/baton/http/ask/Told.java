package dev.baton.http.ask;

import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.http.ask.SessionRead.UsageRead;
import dev.baton.http.stream.ServerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The lines of a turn's log as the events of its stream. Source: API.md, section 2. */
final class Told {

  /** What each event carries, by its name. */
  static final Map<String, Class<?>> EVENTS = new LinkedHashMap<>();

  static {
    EVENTS.put("text_delta", TextDelta.class);
    EVENTS.put("tool_call", ToolCallRead.class);
    EVENTS.put("tool_result", ToolResultRead.class);
    EVENTS.put("requires_approval", RequiresApproval.class);
    EVENTS.put("turn_end", TurnEnd.class);
    EVENTS.put("error", Failure.class);
    EVENTS.put("done", Done.class);
  }

  private Told() {}

  record TextDelta(String text) {}

  record RequiresApproval(List<ToolCallRead> tool_calls) {}

  record TurnEnd(UUID message_id, long seq, UsageRead usage) {}

  record Failure(String error, boolean retryable) {}

  record Done() {}

  static ServerEvent event(TurnEvent event) {
    return switch (event) {
      case TextAdded(var text) -> event("text_delta", new TextDelta(text));
      case ToolCalled(var call) -> event("tool_call", ToolCallRead.of(call));
      case ToolReturned(var call) -> event("tool_result", ToolResultRead.of(call));
      case ApprovalRequired required -> event("requires_approval", required(required));
      case TurnEnded ended -> event("turn_end", end(ended));
      case TurnFailed failed -> event("error", failure(failed));
      case TurnClosed() -> event("done", new Done());
    };
  }

  private static ServerEvent event(String name, Object data) {
    return new ServerEvent(null, name, data);
  }

  static RequiresApproval required(ApprovalRequired required) {
    return new RequiresApproval(required.calls().stream().map(ToolCallRead::of).toList());
  }

  static TurnEnd end(TurnEnded ended) {
    return new TurnEnd(ended.message().value(), ended.seq(), UsageRead.of(ended.usage()));
  }

  static Failure failure(TurnFailed failed) {
    return new Failure(failed.error(), failed.retryable());
  }
}
