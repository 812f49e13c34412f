package dev.baton.http.threads;

import dev.baton.http.Codes;
import dev.baton.http.Dialect;
import dev.baton.http.Fault;
import dev.baton.http.Fault.Broken;
import dev.baton.http.Fault.Flawed;
import dev.baton.http.Fault.Forbidden;
import dev.baton.http.Fault.Idempotency;
import dev.baton.http.Fault.NotFound;
import dev.baton.http.Fault.Protocol;
import dev.baton.http.Fault.Reason;
import dev.baton.http.Fault.Stated;
import dev.baton.http.Fault.TooManyRequests;
import dev.baton.http.Fault.Unauthenticated;
import dev.baton.http.Fault.Unavailable;
import dev.baton.http.Fault.WrongMethod;
import dev.baton.http.Reply;
import java.util.Locale;

/** {@code {status, message, code, success: false}}, closed. */
public final class ThreadsDialect implements Dialect {

  @Override
  public Reply render(Fault fault, String requestId) {
    return switch (fault) {
      case Unauthenticated(var reason) when reason == Reason.PAUSED ->
          error(403, "FORBIDDEN", "This key is paused.");
      case Unauthenticated _ -> error(401, "UNAUTHORIZED", "A valid API key is required.");
      case Forbidden(var message) -> error(403, "FORBIDDEN", message);
      case NotFound _ -> plain(404);
      case WrongMethod _ -> plain(405);
      case Flawed(var flaws) -> error(400, "BAD_REQUEST", FlawSentence.of(flaws.getFirst()));
      case Stated(var status, var code, var message, _) -> error(status, code, message);
      case Idempotency(var problem) ->
          error(
              problem.status(),
              problem.status() == 409 ? "CONFLICT" : "BAD_REQUEST",
              problem.code() + ": " + problem.message());
      case TooManyRequests _ -> error(429, "TOO_MANY_REQUESTS", "Too many requests.");
      case Unavailable _ -> plain(503);
      case Broken _ ->
          error(500, "INTERNAL_SERVER_ERROR", "Something went wrong here: request " + requestId);
      case Protocol(var status) -> plain(status);
    };
  }

  private static Reply plain(int status) {
    return error(status, Codes.of(status).toUpperCase(Locale.ROOT), Codes.message(status));
  }

  private static Reply error(int status, String code, String message) {
    return Reply.json(status, new Error(status, message, code, false));
  }

  record Error(int status, String message, String code, boolean success) {}
}
