package dev.baton.http.bot;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.bot.AnswerTurn;
import dev.baton.application.bot.Given;
import dev.baton.application.bot.PullTurns;
import dev.baton.application.bot.TurnBell;
import dev.baton.application.bot.TurnQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Answering.Outcome;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.hitl.HitlRefusals;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bot asks for its turns, and says when it has nothing to say to one or cannot. */
final class TurnRoutes {
  private static final Access BOT = Access.scope(Scope.BOT);
  private static final int LONGEST_WAIT = 30;
  private static final int MOST_TURNS = 100;
  private static final long USUAL_LEASE = 60;
  private static final Duration SLICE = Duration.ofSeconds(1);

  private final PullTurns pull;
  private final AnswerTurn answer;
  private final TurnQueries turns;
  private final TurnBell bell;
  private final AssetUrls urls;

  @Inject
  TurnRoutes(PullTurns pull, AnswerTurn answer, TurnQueries turns, TurnBell bell, AssetUrls urls) {
    this.pull = pull;
    this.answer = answer;
    this.turns = turns;
    this.bell = bell;
    this.urls = urls;
  }

  record TurnList(List<TurnRead> turns) {}

  /** What became of a turn. */
  record TurnStatus(UUID turn_id, String status) {}

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/bot/turns", BOT, this::list)
            .named("pullTurns", "Get turns to answer, waiting for some to come")
            .answers(200, TurnList.class),
        Endpoint.post("/v1/bot/turns/{turn_id}/ack", BOT, this::acknowledge)
            .named("acknowledgeTurn", "Have nothing to say to a turn")
            .answers(200, TurnStatus.class)
            .answers(409, ControlLost.class),
        Endpoint.post("/v1/bot/turns/{turn_id}/fail", BOT, this::fail)
            .named("failTurn", "Give a turn back unanswered")
            .answers(200, TurnStatus.class)
            .refuses(409));
  }

  private record Asked(Bot.@Nullable Id bot, Duration patience, int limit, Duration lease) {

    static Asked read(Input in) {
      var query = in.query();
      var bot = query.uuidOrNull("agent_id");
      return new Asked(
          bot == null ? null : new Bot.Id(bot),
          Duration.ofSeconds(query.integerOr("wait_seconds", 0, LONGEST_WAIT, 0)),
          (int) query.integerOr("limit", 1, MOST_TURNS, 10),
          Duration.ofSeconds(
              query.integerOr("lease_seconds", 1, Patience.LONGEST.toSeconds(), USUAL_LEASE)));
    }
  }

  private Reply list(Request http) {
    var asked = http.read(Asked::read);
    var organization = http.caller().organization();
    var given = pull(organization, asked);
    if (given.isEmpty() && asked.patience.isPositive()) {
      given = http.await(() -> await(http, organization, asked)).orElse(given);
    }
    return Reply.ok(new TurnList(given.stream().map(each -> TurnRead.of(each, urls)).toList()));
  }

  private List<Given> pull(Organization.Id organization, Asked asked) {
    return pull.pull(organization, asked.bot, asked.limit, asked.lease);
  }

  /** In slices, since nothing tells when the bot hangs up; then it must not be given anything. */
  private List<Given> await(Request http, Organization.Id organization, Asked asked)
      throws InterruptedException {
    long deadline = System.nanoTime() + asked.patience.toNanos();
    try (var waiter = bell.open(organization)) {
      for (long left = asked.patience.toNanos(); left > 0; left = deadline - System.nanoTime()) {
        if (http.abandoned()) return List.of();
        var given = pull(organization, asked);
        if (!given.isEmpty()) return given;
        waiter.await(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
      }
      return List.of();
    }
  }

  private Reply acknowledge(Request http) {
    var turn =
        http.read(
            in -> {
              in.bodyOrNone().closed();
              return new Turn.Id(in.path().uuid("turn_id"));
            });
    return HitlRefusals.to(http)
        .or(
            answer.acknowledge(http.caller().organization(), turn),
            outcome ->
                switch (outcome) {
                  case Outcome.Said _, Outcome.SaidBefore _ ->
                      Reply.ok(new TurnStatus(turn.value(), "answered"));
                  case Outcome.TooLate(var lost) -> Reply.json(409, ControlLost.of(lost));
                });
  }

  private record Failing(Turn.Id turn, int attempt) {

    static Failing read(Input in) {
      var attempt = in.body().closed().integer("attempt", 1, Patience.MOST_ATTEMPTS);
      return new Failing(new Turn.Id(in.path().uuid("turn_id")), (int) attempt);
    }
  }

  private Reply fail(Request http) {
    var failing = http.read(Failing::read);
    var organization = http.caller().organization();
    var turn = turns.find(organization, failing.turn).orElse(null);
    if (turn == null) return http.refuse(new Fault.NotFound());
    if (answer.fail(organization, turn, failing.attempt, Duration.ZERO)) {
      return Reply.ok(new TurnStatus(turn.id().value(), "given_back"));
    }
    return Reply.json(
        409,
        Map.of(
            "error", "lease_lost",
            "message", "The turn is settled, or its lease was over before this came."));
  }
}
