package dev.baton.http.conversations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.http.Codes;
import dev.baton.http.Dialect;
import dev.baton.http.Fault;
import dev.baton.http.Fault.Broken;
import dev.baton.http.Fault.Flawed;
import dev.baton.http.Fault.Forbidden;
import dev.baton.http.Fault.Idempotency;
import dev.baton.http.Fault.NotFound;
import dev.baton.http.Fault.Problem;
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

/** Flat {@code {error, message, request_id, details?}}. */
public final class ConversationsDialect implements Dialect {

  @Override
  public Reply render(Fault fault, String requestId) {
    return switch (fault) {
      case Unauthenticated(var reason) -> unauthenticated(reason, requestId);
      case Forbidden(var message) -> error(403, "forbidden", message, requestId);
      case NotFound _ -> plain(404, requestId);
      case WrongMethod _ -> plain(405, requestId);
      case Flawed(var flaws) ->
          Reply.json(
              400,
              new Error(
                  "validation_error", "The request is not valid.", requestId, Flattened.of(flaws)));
      case Stated(var status, var code, var message, var facts) ->
          Reply.json(status, new Error(code, message, requestId, facts.isEmpty() ? null : facts));
      case Idempotency(var problem) when problem == Problem.MALFORMED ->
          Reply.json(
              400,
              new Error(
                  "validation_error",
                  "The request is not valid.",
                  requestId,
                  Map.of("formErrors", List.of(problem.message()), "fieldErrors", Map.of())));
      case Idempotency(var problem) ->
          error(problem.status(), problem.code(), problem.message(), requestId);
      case TooManyRequests _ -> error(429, "rate_limit_exceeded", "Too many requests.", requestId);
      case Unavailable _ -> plain(503, requestId);
      case Broken _ -> plain(500, requestId);
      case Protocol(var status) -> plain(status, requestId);
    };
  }

  private static Reply unauthenticated(Reason reason, String requestId) {
    return switch (reason) {
      case MISSING -> error(401, "missing_api_key", "An API key is required.", requestId);
      case INVALID -> error(401, "invalid_api_key", "This API key is not known.", requestId);
      case REVOKED -> error(401, "api_key_revoked", "This API key was revoked.", requestId);
      case EXPIRED -> error(401, "api_key_expired", "This API key has expired.", requestId);
      case PAUSED -> error(403, "api_key_paused", "This API key is paused.", requestId);
    };
  }

  private static Reply plain(int status, String requestId) {
    return error(status, Codes.of(status), Codes.message(status), requestId);
  }

  private static Reply error(int status, String code, String message, String requestId) {
    return Reply.json(status, new Error(code, message, requestId, null));
  }

  record Error(
      String error,
      String message,
      String request_id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object details) {}
}
