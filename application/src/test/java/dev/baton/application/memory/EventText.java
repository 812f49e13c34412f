package dev.baton.application.memory;

import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.Event;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.State;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the log shows it: its kind, and its facts as JSON. */
final class EventText {

  private EventText() {}

  static String kind(Event event) {
    return event
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }

  static String facts(Event event) {
    return switch (event) {
      case Event.ConversationStarted _, Event.DetailsChanged _ -> "{}";
      case Event.MessageAdded(var message) -> "{\"seq\":%d}".formatted(message.seq());
      case Event.ControlChanged(var from, var to, var epoch) ->
          "{\"from\":%s,\"to\":%s,\"epoch\":%d}".formatted(quoted(from), quoted(to), epoch.value());
      case Event.ReplySuggested(var handoff, var suggestion) ->
          "{\"handoff_id\":%s,\"suggestion_id\":%s}"
              .formatted(quoted(handoff.value()), quoted(suggestion.id().value()));
      case Event.HandoffClaimed(var handoff, var from) ->
          facts(handoff, from == null ? null : from.value());
      case Event.HandoffReleased(var handoff, var from) ->
          facts(handoff, from == null ? null : from.value());
      case Event.HandoffLapsed(var handoff, var from) ->
          facts(handoff, from == null ? null : from.value());
      case Event.OfHandoff of -> facts(of.handoff(), null);
      case Event.OfApproval of ->
          "{\"approval_id\":%s,\"status\":%s}"
              .formatted(
                  quoted(of.approval().id().value()), quoted(ApprovalStatus.of(of.approval())));
      case Event.OfTurn of -> facts(of.turn());
    };
  }

  private static String facts(Turn turn) {
    return "{\"turn_id\":%s,\"epoch\":%d,\"first_seq\":%d,\"last_seq\":%d,\"state\":%s}"
        .formatted(
            quoted(turn.id().value()),
            turn.epoch().value(),
            turn.firstSeq(),
            turn.lastSeq(),
            quoted(name(turn.state())));
  }

  private static String facts(Handoff handoff, @Nullable UUID from) {
    var owner = handoff.assignee();
    return "{\"handoff_id\":%s,\"from\":%s,\"owner\":%s,\"claim\":%s%s}"
        .formatted(
            quoted(handoff.id().value()),
            quoted(from),
            quoted(owner == null ? null : owner.value()),
            quoted(name(handoff.claim())),
            handoff.state() instanceof State.Settled(var outcome, _, _)
                ? ",\"outcome\":" + quoted(name(outcome))
                : "");
  }

  private static String name(Object value) {
    return value.getClass().getSimpleName();
  }

  private static String quoted(@Nullable Object value) {
    return value == null ? "null" : '"' + value.toString().toLowerCase(Locale.ROOT) + '"';
  }
}
