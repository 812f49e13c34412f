package dev.baton.http;

import java.time.Duration;
import java.util.stream.Collectors;

/** What HTTP itself asks of an answer to a fault, whatever the dialect. */
final class Answers {

  private Answers() {}

  static Reply render(Dialect dialect, Fault fault, String requestId) {
    var reply = Rendering.written(dialect.render(fault, requestId));
    return switch (fault) {
      case Fault.Unauthenticated(var reason) when reason != Fault.Reason.PAUSED ->
          reply.with("WWW-Authenticate", "Bearer");
      case Fault.WrongMethod(var allowed) ->
          reply.with(
              "Allow",
              allowed.stream().sorted().map(Method::name).collect(Collectors.joining(", ")));
      case Fault.TooManyRequests(var after) -> reply.with("Retry-After", seconds(after));
      case Fault.Idempotency(var problem) when problem == Fault.Problem.IN_FLIGHT ->
          reply.with("Retry-After", "1");
      case Fault.Unavailable(var after) -> reply.with("Retry-After", seconds(after));
      // What was not read would be taken for the next request.
      case Fault.Protocol(var status) when status != 415 -> reply.with("Connection", "close");
      case Fault.Unauthenticated _,
          Fault.Forbidden _,
          Fault.NotFound _,
          Fault.Flawed _,
          Fault.Stated _,
          Fault.Idempotency _,
          Fault.Broken _,
          Fault.Protocol _ ->
          reply;
    };
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
