package dev.baton.http;

import dev.baton.application.once.Replies;
import dev.baton.http.access.Authenticator;
import dev.baton.http.access.Origins;
import dev.baton.http.limits.Limiter;
import dev.baton.http.limits.Openings;
import jakarta.inject.Inject;

/** What stands between the wire and its endpoints. */
public record Guards(
    Authenticator authenticator,
    Origins origins,
    Replies replies,
    Limiter limiter,
    Openings openings) {

  @Inject
  public Guards {}
}
