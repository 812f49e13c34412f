package dev.baton.http.bot;

import dev.baton.application.bot.AgreeTerms;
import dev.baton.application.bot.AgreeTerms.Agreement;
import dev.baton.application.bot.AgreeTerms.Wanted;
import dev.baton.domain.access.Scope;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Patience.Fallback;
import dev.baton.domain.bot.Reach;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an agent is reached, and what happens when it does not answer. */
final class RegistrationRoutes {
  private static final Access KEYS = Access.scope(Scope.KEYS);
  private static final String PATH = "/v1/bot/registrations/{agent_id}";

  private final AgreeTerms terms;

  @Inject
  RegistrationRoutes(AgreeTerms terms) {
    this.terms = terms;
  }

  /**
   * @param push_url null for an agent that asks for its turns
   * @param fallback_text what the visitor is told when a human is asked for in the agent's place,
   *     null when nobody is
   * @param signing_secret shown once: when the URL is new or another
   */
  record RegistrationRead(
      UUID agent_id,
      String name,
      String reach,
      @Nullable String push_url,
      long deadline_seconds,
      int max_attempts,
      @Nullable String fallback_text,
      @Nullable String signing_secret) {

    static RegistrationRead of(Agreement agreement) {
      var patience = agreement.terms().patience();
      var fallback = patience.fallback();
      var push = agreement.terms().reach() instanceof Reach.Push to ? to : null;
      return new RegistrationRead(
          agreement.bot().id().value(),
          agreement.bot().name(),
          push == null ? "pull" : "push",
          push == null ? null : push.url(),
          patience.deadline().toSeconds(),
          patience.attempts(),
          fallback == null ? null : fallback.words(),
          agreement.freshSecret());
    }
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(PATH, KEYS, this::show)
            .named("getRegistration", "See how an agent is reached")
            .answers(200, RegistrationRead.class),
        Endpoint.put(PATH, KEYS, this::agree)
            .named("putRegistration", "Say how an agent is reached and what its silence leads to")
            .answers(200, RegistrationRead.class)
            .refuses(409));
  }

  private Reply show(Request http) {
    var bot = http.read(in -> new Bot.Id(in.path().uuid("agent_id")));
    return terms
        .find(http.caller().organization(), bot)
        .<Reply>map(found -> Reply.ok(RegistrationRead.of(found)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private record Put(Bot.Id bot, Wanted wanted) {

    static Put read(Input in) {
      var bot = new Bot.Id(in.path().uuid("agent_id"));
      var body = in.body().closed();
      var url = body.textOrNull("push_url", Text.atLeast(1));
      return new Put(bot, new Wanted(url, patience(body)));
    }

    private static Patience patience(Fields body) {
      var usual = Patience.USUAL;
      var deadline =
          body.integerOr(
              "deadline_seconds",
              Patience.SHORTEST.toSeconds(),
              Patience.LONGEST.toSeconds(),
              usual.deadline().toSeconds());
      var attempts = body.integerOr("max_attempts", 1, Patience.MOST_ATTEMPTS, usual.attempts());
      boolean handsOver = body.flagOr("handoff_on_failure", false);
      var words = body.textOr("fallback_text", Text.atLeast(1), Fallback.USUAL.words());
      return new Patience(
          Duration.ofSeconds(deadline), (int) attempts, handsOver ? new Fallback(words) : null);
    }
  }

  private Reply agree(Request http) {
    var put = http.read(Put::read);
    return switch (terms.agree(http.caller().organization(), put.bot, put.wanted)) {
      case AgreeTerms.Result.Agreed(var agreement) -> Reply.ok(RegistrationRead.of(agreement));
      case AgreeTerms.Result.NoSuchBot() -> http.refuse(new Fault.NotFound());
      case AgreeTerms.Result.UrlRefused(var why) ->
          Reply.json(409, Map.of("error", "url_refused", "message", why));
    };
  }
}
