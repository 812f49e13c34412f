package dev.baton.http;

import dev.baton.application.once.Replies;
import dev.baton.http.access.Authenticator;
import jakarta.inject.Inject;

/** What stands between the wire and its endpoints. */
public record Guards(Authenticator authenticator, Replies replies) {

  @Inject
  public Guards {}
}
