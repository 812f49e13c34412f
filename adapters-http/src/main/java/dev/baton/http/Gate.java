package dev.baton.http;

import dev.baton.application.access.Caller;
import dev.baton.application.access.VisitorToken;
import dev.baton.http.JettyRequest.Bearer;
import dev.baton.http.access.Authenticator;
import dev.baton.http.limits.Allowance;
import dev.baton.http.limits.Limiter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Says who calls, whether that is not too often, and whether it may be. */
final class Gate {
  private final Authenticator authenticator;
  private final Limiter limiter;

  Gate(Authenticator authenticator, Limiter limiter) {
    this.authenticator = authenticator;
    this.limiter = limiter;
  }

  /**
   * Whoever holds the secret that the endpoint asks for.
   *
   * @throws Rejected when there is none that is good
   */
  Bearer who(HttpServletRequest http, Access access) {
    return switch (access) {
      case Access.Open _ -> Bearer.NOBODY;
      case Access.AnyKey _, Access.Scoped _ -> new Bearer(Caller.by(authenticator.key(http)), null);
      case Access.Visitor _ -> new Bearer(null, visitor(http));
    };
  }

  private VisitorToken visitor(HttpServletRequest http) {
    var token = authenticator.token(http, Percent.query(http.getQueryString()));
    if (token.admits(http.getHeader("Origin"), http.getMethod().equals("GET"))) return token;
    throw new Rejected(new Fault.Forbidden("This token is for another page."));
  }

  /** Counts one request. */
  Allowance count(Bearer bearer) {
    if (bearer.caller() != null) return limiter.take(bearer.caller().organization());
    return bearer.visitor() == null ? Allowance.UNLIMITED : limiter.take(bearer.visitor());
  }

  /**
   * @throws Rejected when who calls may not call this
   */
  void permit(Bearer bearer, Access access) {
    if (!(access instanceof Access.Scoped(var scope, var least))) return;
    var caller = bearer.caller();
    if (caller == null) throw new IllegalStateException("a scope is that of a key");
    if (!caller.may(scope)) throw forbidden("This key does not have the scope %s.", scope.word());
    if (!caller.actor().ranks(least)) throw forbidden("Only for a role of %s or above.", least);
  }

  private static Rejected forbidden(String message, Object what) {
    return new Rejected(
        new Fault.Forbidden(message.formatted(what.toString().toLowerCase(Locale.ROOT))));
  }
}
