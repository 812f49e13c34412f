package dev.baton.http.hitl;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code {error, message}}, and FastAPI's {@code {detail: […]}} for malformed input. */
public final class HitlDialect implements Dialect {

  @Override
  public Reply render(Fault fault, String requestId) {
    return switch (fault) {
      case Unauthenticated(var reason) when reason == Reason.PAUSED ->
          error(403, "forbidden", "This key is paused.");
      case Unauthenticated _ ->
          error(401, "authentication_required", "A valid API key is required.");
      case Forbidden(var message) -> error(403, "forbidden", message);
      case NotFound _ -> plain(404);
      case WrongMethod _ -> plain(405);
      case Flawed(var flaws) ->
          Reply.json(422, new Detail(flaws.stream().map(PydanticError::of).toList()));
      case Stated(var status, var code, var message, var facts) ->
          Reply.json(status, new Conflict(code, message, facts));
      case Idempotency(var problem) -> error(problem.status(), problem.code(), problem.message());
      case TooManyRequests _ -> error(429, "rate_limited", "Too many requests.");
      case Unavailable _ -> plain(503);
      case Broken _ -> Reply.json(500, new Failure(Codes.of(500), Codes.message(500), requestId));
      case Protocol(var status) -> plain(status);
    };
  }

  private static Reply plain(int status) {
    return error(status, Codes.of(status), Codes.message(status));
  }

  private static Reply error(int status, String code, String message) {
    return Reply.json(status, new Error(code, message));
  }

  /** With what helps the caller, which differs by the error. */
  record Conflict(
      String error, String message, @JsonAnyGetter Map<String, ? extends @Nullable Object> facts) {}

  record Failure(String error, String message, String request_id) {}

  record Error(String error, String message) {}

  record Detail(List<PydanticError> detail) {}
}
