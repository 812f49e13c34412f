package dev.baton.channels.bot;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.bot.BotCalls;
import dev.baton.channels.outgoing.Call;
import dev.baton.channels.outgoing.Content;
import dev.baton.channels.outgoing.Outcome;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.RetryAfter;
import dev.baton.channels.outgoing.Terms;
import dev.baton.channels.signing.StandardSignature;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Receipt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Sends a turn as a POST, signed the way of Standard Webhooks with the turn's id as the message's:
 * whoever gets it twice knows it again.
 */
public final class HttpBotCalls implements BotCalls {
  private static final int MOST_BODY = 256 * 1024;

  private final OutgoingHttp outgoing;
  private final TurnJson turns;

  @Inject
  public HttpBotCalls(OutgoingHttp outgoing, AssetUrls urls) {
    this.outgoing = outgoing;
    this.turns = new TurnJson(urls);
  }

  @Override
  public Answer deliver(Question question) {
    var given = question.given();
    var id = given.turn().id().value().toString();
    var body = turns.of(given);
    var signature = StandardSignature.of(List.of(question.to().secret()), id, question.at(), body);
    var call =
        Call.post(question.to().url(), new Content(body), terms(question.patience()))
            .with("Content-Type", "application/json")
            .with("webhook-id", id)
            .with("webhook-timestamp", signature.timestamp())
            .with("webhook-signature", signature.value());
    return switch (outgoing.send(call)) {
      case Outcome.Answered answered -> understood(question, answered);
      case Outcome.Refused(var why) -> Answer.Failed.because("refused", why.sentence());
      case Outcome.Failed(var why, var detail) ->
          Answer.Failed.because(why.name().toLowerCase(Locale.ROOT), why + ": " + detail);
    };
  }

  private static Answer understood(Question question, Outcome.Answered answered) {
    if (!answered.successful()) return failed(answered, question.at());
    if (!answered.whole()) return Answer.Failed.because("too_long", "Its answer is too long.");
    return AnswerJson.read(question.given(), answered.body().bytes());
  }

  private static Answer failed(Outcome.Answered answered, Instant asked) {
    int status = answered.status();
    return new Answer.Failed(
        new Receipt.Again(
            RetryAfter.of(answered.header("Retry-After"), asked),
            new Failure("http_" + status, "It answered " + status + ".")));
  }

  private static Terms terms(Duration patience) {
    return new Terms(patience, MOST_BODY, 0, true);
  }
}
