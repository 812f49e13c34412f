package dev.baton.http;

import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.http.JettyRequest.Bearer;
import dev.baton.http.access.Authenticator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;

/** What a request under an idempotency key is known by: its caller, method, path and key. */
final class Tickets {
  private final Replies replies;

  Tickets(Replies replies) {
    this.replies = replies;
  }

  /**
   * Empty for a request that may be carried out as often as it comes.
   *
   * @throws Rejected when its key is malformed
   */
  Optional<Once> of(HttpServletRequest http, JettyRequest request) {
    var key = IdempotencyKey.of(http);
    if (key == null) return Optional.empty();
    var seal = Seal.of(secret(http, request.bearer()), key);
    var query = Objects.requireNonNullElse(http.getQueryString(), "");
    var scope =
        seal.fingerprint(
            Seal.bytes(caller(http, request)),
            Seal.bytes(http.getMethod()),
            Seal.bytes(request.path()));
    var fingerprint = seal.fingerprint(Seal.bytes(query), request.body());
    var ticket = new Ticket(request.bearer().organization(), scope, fingerprint);
    return Optional.of(new Once(replies, ticket, seal));
  }

  private static String secret(HttpServletRequest http, Bearer bearer) {
    if (bearer.caller() != null) return Authenticator.keySecret(http);
    return bearer.visitor() == null
        ? ""
        : Authenticator.tokenSecret(http, Percent.query(http.getQueryString()));
  }

  /**
   * With a secret, that is in the seal. Without one, browsers that made up the same idempotency key
   * must not be shown each other's chats.
   */
  private static String caller(HttpServletRequest http, JettyRequest request) {
    var bearer = request.bearer();
    if (bearer.caller() != null) return "key " + bearer.caller().key().value();
    if (bearer.visitor() != null) return "visitor " + bearer.visitor().conversation().value();
    return "open " + request.address() + " " + http.getHeader("User-Agent");
  }
}
