package dev.baton.http.ask;

import dev.baton.domain.copilot.ToolCall;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a human decided about tool calls, each named once. */
record Decisions(Map<ToolCall.Id, Boolean> byCall) {
  private static final int MOST = 100;
  private static final UUID NOBODY = new UUID(0, 0);
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private record Decision(String call, boolean approved) {}

  static Decisions read(Fields body) {
    var decisions =
        body.each(
            "decisions",
            1,
            MOST,
            each -> new Decision(each.text("tool_call_id", Text.any()), each.flag("approved")));
    var byCall = new LinkedHashMap<ToolCall.Id, Boolean>();
    decisions.forEach(each -> byCall.put(id(each.call), each.approved));
    var named = decisions.stream().map(Decision::call).distinct().count();
    body.require(named == decisions.size(), "decisions", "each tool_call_id is decided once");
    return new Decisions(byCall);
  }

  /** The dialect's ids of calls are any text; ours are UUIDs, and nobody has another one. */
  private static ToolCall.Id id(String text) {
    return new ToolCall.Id(ID.matcher(text).matches() ? UUID.fromString(text) : NOBODY);
  }
}
