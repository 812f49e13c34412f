package dev.baton.http.bot;

import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import dev.baton.http.hitl.HitlDialect;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What a bot does that calls in, and how it is reached. Source: API.md, section 5. */
public final class BotSurface {
  private final AnswerRoutes answers;
  private final TurnRoutes turns;
  private final RegistrationRoutes registrations;

  @Inject
  BotSurface(AnswerRoutes answers, TurnRoutes turns, RegistrationRoutes registrations) {
    this.answers = answers;
    this.turns = turns;
    this.registrations = registrations;
  }

  public Surface surface() {
    return new Surface("bot", new HitlDialect(), List.of("/v1/bot"), endpoints());
  }

  private List<Endpoint> endpoints() {
    return Stream.of(answers.endpoints(), turns.endpoints(), registrations.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
