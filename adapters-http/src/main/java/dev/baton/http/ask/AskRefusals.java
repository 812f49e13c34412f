package dev.baton.http.ask;

import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.Ruling.Reason.AlreadyDecided;
import dev.baton.domain.copilot.Ruling.Reason.ApprovalAwaited;
import dev.baton.domain.copilot.Ruling.Reason.NoSuchSession;
import dev.baton.domain.copilot.Ruling.Reason.NothingToApprove;
import dev.baton.domain.copilot.Ruling.Reason.SessionArchived;
import dev.baton.domain.copilot.Ruling.Reason.TurnRunning;
import dev.baton.domain.copilot.Ruling.Reason.UnknownToolCall;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import java.util.Map;

/** What this dialect says when a session says no. */
final class AskRefusals {

  private AskRefusals() {}

  static Reply of(Reason reason, Request http) {
    return http.refuse(fault(reason));
  }

  private static Fault fault(Reason reason) {
    return switch (reason) {
      case NoSuchSession(), UnknownToolCall() -> new Fault.NotFound();
      case SessionArchived() -> conflict("session_archived", "This session is archived.", Map.of());
      case TurnRunning _ ->
          conflict("turn_running", "The copilot is still at work on this session.", Map.of());
      case ApprovalAwaited(var calls) ->
          conflict(
              "awaiting_approval",
              "First decide what the copilot proposed.",
              Map.of("tool_call_ids", calls.stream().map(ToolCall.Id::value).sorted().toList()));
      case NothingToApprove() ->
          conflict("nothing_to_approve", "Nothing waits for a decision.", Map.of());
      case AlreadyDecided(var call, var approved) ->
          conflict(
              "already_decided",
              "This was decided before.",
              Map.of("tool_call_id", call.value(), "approved", approved));
    };
  }

  private static Fault conflict(String code, String message, Map<String, Object> facts) {
    return new Fault.Stated(409, code, message, facts);
  }
}
