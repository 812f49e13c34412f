package dev.baton.http.ask;

import dev.baton.domain.copilot.ToolCall;
import java.util.Map;
import java.util.UUID;

/** What the copilot asks to be done. Source: API.md, section 2. */
record ToolCallRead(UUID tool_call_id, String name, Map<String, String> arguments) {

  static ToolCallRead of(ToolCall call) {
    return new ToolCallRead(call.id().value(), call.name(), call.arguments());
  }
}
