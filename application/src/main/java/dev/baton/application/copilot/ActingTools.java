package dev.baton.application.copilot;

import dev.baton.application.access.Caller;
import dev.baton.application.handoff.ClaimHandoff;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the copilot may change once a human approved it. Each of it may be run again and takes
 * effect once: claims and settlements by their own rules, a message because it has the call's id.
 */
final class ActingTools {
  private final RelayMessage relay;
  private final ClaimHandoff claim;
  private final SettleHandoff settle;

  @Inject
  ActingTools(RelayMessage relay, ClaimHandoff claim, SettleHandoff settle) {
    this.relay = relay;
    this.claim = claim;
    this.settle = settle;
  }

  ToolResult act(Caller caller, Tool tool, ToolCall call) {
    var handoff = Objects.requireNonNull(Arguments.handoff(call));
    return switch (tool) {
      case RELAY_MESSAGE -> relay(caller, handoff, call);
      case CLAIM_HANDOFF ->
          told(claim.claim(caller, handoff, Claim.Lease.USUAL, false), ActingTools::handoff);
      case RESOLVE_HANDOFF -> told(settle.resolve(caller, handoff), ActingTools::handoff);
      case READ_QUEUE, READ_TRANSCRIPT, SEARCH_TRANSCRIPTS, DRAFT_REPLY ->
          throw new IllegalArgumentException(tool + " changes nothing");
    };
  }

  private ToolResult relay(Caller caller, Handoff.Id handoff, ToolCall call) {
    var text = Arguments.text(call, "text");
    if (text.isEmpty()) return Results.error("bad_text", "There is nothing to send.");
    var once = new Message.Id(call.id().value());
    return told(relay.relayOnce(caller, handoff, text, once), ActingTools::message);
  }

  private static Map<String, Object> message(Message message) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("message_id", message.id().value());
    facts.put("conversation_id", message.conversation().value());
    facts.put("seq", message.seq());
    return facts;
  }

  private static Map<String, Object> handoff(Handoff handoff) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("handoff_id", handoff.id().value());
    facts.put("status", Told.word(HandoffStatus.of(handoff)));
    return facts;
  }

  private static <R> ToolResult told(Decision<R> decision, Function<R, Map<String, Object>> facts) {
    return switch (decision) {
      case Decision.Accepted<R>(_, var result, _) -> Results.of(facts.apply(result));
      case Decision.Refused<R>(var refusal) -> refused(refusal);
    };
  }

  private static ToolResult refused(Refusal refusal) {
    return switch (refusal) {
      case Refusal.HandoffClosed _ -> Results.error("handoff_closed", "This handoff is over.");
      case Refusal.HandoffHeld _ -> Results.error("handoff_claimed", "Another operator holds it.");
      case Refusal.OperatorRequired _ ->
          Results.error("forbidden", "Only a key bound to an operator can do this.");
      case Refusal.SupervisorRequired _, Refusal.RoleRequired _ ->
          Results.error("forbidden", "Only somebody of a higher role can do this.");
      case Refusal.NotFound _, Refusal.NoSuchOperator _ ->
          Results.error("not_found", "There is no such handoff.");
      case Refusal.WrongPhase _,
          Refusal.IllegalMove _,
          Refusal.WrongChannel _,
          Refusal.AlreadyDecided _ ->
          Results.error("invalid_state", "The conversation does not allow this now.");
    };
  }
}
