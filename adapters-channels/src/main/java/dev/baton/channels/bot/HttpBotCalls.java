package dev.baton.channels.bot;

import dev.baton.application.bot.BotCalls;
import dev.baton.application.bot.Given;
import dev.baton.channels.outgoing.Call;
import dev.baton.channels.outgoing.Content;
import dev.baton.channels.outgoing.Outcome;
import dev.baton.channels.outgoing.OutgoingHttp;
import dev.baton.channels.outgoing.Terms;
import dev.baton.domain.bot.Reach;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Sends a turn as a POST, signed the way of Standard Webhooks with the turn's id as the message's:
 * whoever gets it twice knows it again.
 */
public final class HttpBotCalls implements BotCalls {
  private static final int MOST_BODY = 256 * 1024;

  private final OutgoingHttp outgoing;
  private final InstantSource clock;

  @Inject
  public HttpBotCalls(OutgoingHttp outgoing, InstantSource clock) {
    this.outgoing = outgoing;
    this.clock = clock;
  }

  @Override
  public Answer call(Reach.Push to, Given given, Duration patience) {
    var id = given.turn().id().value().toString();
    var body = TurnJson.of(given);
    var signature = Signature.of(to.secret(), id, clock.instant(), body);
    var call =
        Call.post(to.url(), new Content(body), terms(patience))
            .with("Content-Type", "application/json")
            .with("webhook-id", id)
            .with("webhook-timestamp", signature.timestamp())
            .with("webhook-signature", signature.value());
    return switch (outgoing.send(call)) {
      case Outcome.Answered answered -> understood(given, answered);
      case Outcome.Refused(var why) -> new Answer.Failed(why.sentence());
      case Outcome.Failed(var why, var detail) -> new Answer.Failed(why + ": " + detail);
    };
  }

  private static Answer understood(Given given, Outcome.Answered answered) {
    if (!answered.successful()) return new Answer.Failed("It answered " + answered.status() + ".");
    if (!answered.whole()) return new Answer.Failed("Its answer is too long.");
    return AnswerJson.read(given, answered.body().bytes());
  }

  private static Terms terms(Duration patience) {
    return new Terms(patience, MOST_BODY, 0, true);
  }
}
