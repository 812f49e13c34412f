package dev.baton.http.ask;

import dev.baton.http.Surface;
import dev.baton.http.hitl.HitlDialect;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Talks with the copilot. Source: API.md, section 2. */
public final class AskSurface {
  static final String ROOT = "/v1/ask-feather";
  static final String SESSIONS = ROOT + "/sessions";
  static final String SESSION = SESSIONS + "/{session_id}";

  private final SessionRoutes sessions;
  private final TurnRoutes turns;

  @Inject
  AskSurface(SessionRoutes sessions, TurnRoutes turns) {
    this.sessions = sessions;
    this.turns = turns;
  }

  public Surface surface() {
    var endpoints = Stream.concat(sessions.endpoints().stream(), turns.endpoints().stream());
    return new Surface("ask", new HitlDialect(), List.of(ROOT), endpoints.toList());
  }
}
