package dev.baton.persistence;

import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.Event;
import dev.baton.domain.access.Operator;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.conversation.Suggestion;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps of an event: what happened, and the few facts that a reader needs to find the
 * rest. Readers of other modules depend on these names.
 *
 * @param facts a JSON object of ids, numbers and words; never what somebody wrote
 */
record EventRow(String kind, String facts) {
  private static final String NONE = "{}";

  static EventRow of(Event event) {
    return switch (event) {
      case Event.ConversationStarted _ -> new EventRow("conversation_started", NONE);
      case Event.MessageAdded(var message) ->
          new EventRow("message_added", "{\"seq\":" + message.seq() + "}");
      case Event.ControlChanged(var from, var to, var epoch) ->
          new EventRow("control_changed", move(from, to, epoch));
      case Event.DetailsChanged _ -> new EventRow("details_changed", NONE);
      case Event.ReplySuggested(var handoff, var suggestion) ->
          new EventRow("reply_suggested", suggested(handoff, suggestion));
      case Event.HandoffRequested(var handoff) ->
          new EventRow("handoff_requested", facts(handoff, null));
      case Event.HandoffClaimed(var handoff, var from) ->
          new EventRow("handoff_claimed", facts(handoff, from));
      case Event.HandoffReleased(var handoff, var from) ->
          new EventRow("handoff_released", facts(handoff, from));
      case Event.HandoffLapsed(var handoff, var from) ->
          new EventRow("handoff_lapsed", facts(handoff, from));
      case Event.ReturnPlanned(var handoff) -> new EventRow("return_planned", facts(handoff, null));
      case Event.HandoffSettled(var handoff) ->
          new EventRow("handoff_settled", facts(handoff, null));
      case Event.ApprovalRequested(var approval) ->
          new EventRow("approval_requested", facts(approval));
      case Event.ApprovalDecided(var approval) -> new EventRow("approval_decided", facts(approval));
      case Event.TurnTaken(var turn) -> new EventRow("turn_taken", facts(turn, "due"));
      case Event.TurnSettled(var turn) ->
          new EventRow("turn_settled", facts(turn, Words.of(turn.state())));
    };
  }

  /** No command of a conversation decides this: it is learned from its channel. */
  static EventRow deliveryFailed(long seq, String code) {
    return new EventRow(
        "delivery_failed", "{\"seq\":%d,\"code\":%s}".formatted(seq, wordOrNull(code)));
  }

  /** Likewise of an e-mail, by the first message that it is about. */
  static EventRow mailFailed(long seq, String code) {
    return new EventRow(
        "delivery_failed",
        "{\"seq\":%d,\"code\":%s,\"channel\":\"email\"}".formatted(seq, wordOrNull(code)));
  }

  /** What a provider calls a code may be anything; only a word stands in the log. */
  private static String wordOrNull(String code) {
    return code.matches("\\w{1,40}") ? quoted(code) : "null";
  }

  /** Likewise, while it does not fail. */
  static EventRow deliveryMoved(long seq, DeliveryStatus status) {
    return new EventRow(
        "delivery_moved", "{\"seq\":%d,\"status\":\"%s\"}".formatted(seq, Words.of(status)));
  }

  private static String quoted(String word) {
    return "\"" + word + "\"";
  }

  private static String move(Phase from, Phase to, Epoch epoch) {
    return "{\"from\":\"%s\",\"to\":\"%s\",\"epoch\":%d}"
        .formatted(Words.of(from), Words.of(to), epoch.value());
  }

  private static String suggested(Handoff.Id handoff, Suggestion suggestion) {
    return "{\"handoff_id\":\"%s\",\"suggestion_id\":\"%s\"}"
        .formatted(handoff.value(), suggestion.id().value());
  }

  private static String facts(Handoff handoff, Operator.@Nullable Id from) {
    return "{\"handoff_id\":\"%s\",\"from\":%s,\"owner\":%s,\"claim\":\"%s\"%s}"
        .formatted(
            handoff.id().value(),
            operator(from),
            operator(handoff.assignee()),
            firmness(handoff.claim()),
            handoff.state() instanceof Handoff.State.Settled(var outcome, _, _)
                ? ",\"outcome\":\"" + word(outcome) + "\""
                : "");
  }

  private static String facts(Approval approval) {
    return "{\"approval_id\":\"%s\",\"status\":\"%s\"}"
        .formatted(approval.id().value(), Words.of(ApprovalStatus.of(approval)));
  }

  private static String facts(Turn turn, String state) {
    return "{\"turn_id\":\"%s\",\"epoch\":%d,\"first_seq\":%d,\"last_seq\":%d,\"state\":\"%s\"}"
        .formatted(turn.id().value(), turn.epoch().value(), turn.firstSeq(), turn.lastSeq(), state);
  }

  private static String operator(Operator.@Nullable Id operator) {
    return operator == null ? "null" : "\"" + operator.value() + "\"";
  }

  private static String firmness(Claim claim) {
    return switch (claim) {
      case Claim.None() -> "none";
      case Claim.Soft _ -> "soft";
      case Claim.Hard _ -> "hard";
    };
  }

  /** The outcome as the handoff's row says it too. */
  static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Resolved() -> "resolved";
      case Outcome.Returned _ -> "returned";
      case Outcome.Cancelled() -> "cancelled";
    };
  }
}
