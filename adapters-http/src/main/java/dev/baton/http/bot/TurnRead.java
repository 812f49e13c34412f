package dev.baton.http.bot;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.bot.Given;
import dev.baton.domain.JsonObject;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import dev.baton.http.hitl.Beside;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A turn as the bot that asks for it gets it; one that it is sent to has the same fields. */
record TurnRead(
    UUID turn_id,
    UUID conversation_id,
    UUID agent_id,
    long epoch,
    int attempt,
    Instant lease_until,
    Instant answer_by,
    List<SaidRead> messages,
    HistoryRead history,
    @Nullable ReturnRead returned) {

  record SaidRead(UUID id, long seq, String content, JsonObject metadata, Instant created_at) {

    static SaidRead of(Message message, AssetUrls urls) {
      return new SaidRead(
          message.id().value(),
          message.seq(),
          message.text(),
          Beside.metadata(message, urls),
          message.at());
    }
  }

  /** Where everything up to this turn is to be read. */
  record HistoryRead(UUID conversation_id, long up_to_seq, String path) {}

  /** The human stretch that the bot comes back from; told with the first turn after it. */
  record ReturnRead(
      UUID handoff_id, String outcome, @Nullable String summary, long from_seq, long up_to_seq) {

    static ReturnRead of(Given.Returned returned) {
      var handoff = returned.handoff();
      var outcome = handoff.state() instanceof Handoff.State.Settled(var how, _, _) ? how : null;
      return new ReturnRead(
          handoff.id().value(),
          switch (outcome) {
            case Outcome.Resolved() -> "resolved";
            case Outcome.Returned _ -> "returned";
            case Outcome.Cancelled() -> "cancelled";
            case null -> throw new IllegalStateException("not settled: " + handoff.id());
          },
          outcome instanceof Outcome.Returned(var summary) ? summary : null,
          returned.firstSeq(),
          returned.lastSeq());
    }
  }

  static TurnRead of(Given given, AssetUrls urls) {
    var turn = given.turn();
    if (!(turn.state() instanceof State.Due(var attempt, var until))) {
      throw new IllegalStateException("given, and not due: " + turn.id());
    }
    var conversation = turn.conversation().value();
    var path = "/v1/bot/conversations/" + conversation + "/messages?since_seq=-1";
    var returned = given.returned();
    return new TurnRead(
        turn.id().value(),
        conversation,
        turn.bot().value(),
        turn.epoch().value(),
        attempt,
        until,
        given.answerBy(),
        given.messages().stream().map(each -> SaidRead.of(each, urls)).toList(),
        new HistoryRead(conversation, turn.lastSeq(), path),
        returned == null ? null : ReturnRead.of(returned));
  }
}
