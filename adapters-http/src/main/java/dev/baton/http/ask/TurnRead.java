package dev.baton.http.ask;

import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole turn at once, under the names that its events have in a stream.
 *
 * @param turn_end null where it failed
 * @param error null where it did not
 */
record TurnRead(
    String text,
    List<ToolCallRead> tool_calls,
    List<ToolResultRead> tool_results,
    List<ToolCallRead> requires_approval,
    Told.@Nullable TurnEnd turn_end,
    Told.@Nullable Failure error) {

  static TurnRead of(List<TurnEvent> log) {
    var text = new StringBuilder();
    var calls = new ArrayList<ToolCallRead>();
    var results = new ArrayList<ToolResultRead>();
    var asked = new ArrayList<ToolCallRead>();
    Told.TurnEnd end = null;
    Told.Failure error = null;
    for (var event : log) {
      switch (event) {
        case TextAdded(var more) -> text.append(more);
        case ToolCalled(var call) -> calls.add(ToolCallRead.of(call));
        case ToolReturned(var call) -> results.add(ToolResultRead.of(call));
        case ApprovalRequired required -> asked.addAll(Told.required(required).tool_calls());
        case TurnEnded ended -> end = Told.end(ended);
        case TurnFailed failed -> error = Told.failure(failed);
        case TurnClosed() -> {}
      }
    }
    return new TurnRead(text.toString(), calls, results, asked, end, error);
  }
}
