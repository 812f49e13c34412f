package dev.baton.http.ask;

import static dev.baton.domain.access.Scope.ASK_WRITE;

import dev.baton.application.copilot.AskCopilot;
import dev.baton.application.copilot.DecideToolCalls;
import dev.baton.application.copilot.FollowTurn;
import dev.baton.application.copilot.TakeTurns;
import dev.baton.domain.copilot.Ruling;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the operator says to the copilot, and what comes of it. */
final class TurnRoutes {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final AskCopilot ask;
  private final DecideToolCalls decide;
  private final TakeTurns turns;
  private final FollowTurn follow;

  @Inject
  TurnRoutes(AskCopilot ask, DecideToolCalls decide, TakeTurns turns, FollowTurn follow) {
    this.ask = ask;
    this.decide = decide;
    this.turns = turns;
    this.follow = follow;
  }

  List<Endpoint> endpoints() {
    var write = Access.scope(ASK_WRITE);
    return List.of(
        Endpoint.post(
                AskSurface.SESSION + "/messages",
                write,
                Handler.inTwoSteps(this::say, this::follow))
            .named("sendCopilotMessage", "Say something to the copilot and follow its turn")
            .streams(Told.EVENTS)
            .answers(200, TurnRead.class)
            .refuses(409),
        Endpoint.post(
                AskSurface.SESSION + "/messages/approve",
                write,
                Handler.inTwoSteps(this::approve, this::follow))
            .named(
                "approveCopilotToolCalls", "Decide what the copilot proposed and follow its turn")
            .streams(Told.EVENTS)
            .answers(200, TurnRead.class)
            .refuses(409));
  }

  private record Said(Session.Id session, Words words) {

    static Said read(Input in) {
      return new Said(TurnRoutes.session(in), Words.read(in.body()));
    }
  }

  private Reply say(Request http) {
    var said = http.read(Said::read);
    var words = said.words;
    return begun(http, ask.ask(http.caller(), said.session, words.content(), words.workflow()));
  }

  private record Decided(Session.Id session, Decisions decisions) {

    static Decided read(Input in) {
      return new Decided(TurnRoutes.session(in), Decisions.read(in.body()));
    }
  }

  private Reply approve(Request http) {
    var said = http.read(Decided::read);
    return begun(http, decide.decide(http.caller(), said.session, said.decisions.byCall()));
  }

  private static Session.Id session(Input in) {
    return new Session.Id(in.path().uuid("session_id"));
  }

  /** The turn is what is left to be followed, now and whenever the request comes again. */
  private static Reply begun(Request http, Ruling<Turn.Id> ruling) {
    return switch (ruling) {
      case Ruling.Refused<Turn.Id>(var reason) -> AskRefusals.of(reason, http);
      case Ruling.Accepted<Turn.Id>(_, var turn) -> new Reply.Begun(turn.value().toString());
    };
  }

  private Reply follow(Request http, String memo) {
    var turn = new Turn.Id(UUID.fromString(memo));
    turns.take(http.caller(), turn);
    var following = follow.follow(http.caller().organization(), turn);
    if (!wantsJson(http)) return Reply.events(new TurnStream(following));
    try (following) {
      return http.await(() -> whole(following))
          .<Reply>map(log -> Reply.ok(TurnRead.of(log)))
          .orElseGet(() -> http.refuse(new Fault.Unavailable(RETRY)));
    }
  }

  private static List<TurnEvent> whole(FollowTurn.Following turn) throws InterruptedException {
    var log = new ArrayList<TurnEvent>();
    while (!turn.over()) log.addAll(turn.next(LOOK));
    return log;
  }

  /** A stream unless JSON is asked for and a stream is not. */
  private static boolean wantsJson(Request http) {
    var header = http.header("Accept");
    if (header == null) return false;
    var accept = header.toLowerCase(Locale.ROOT);
    return accept.contains("application/json") && !accept.contains("text/event-stream");
  }
}
