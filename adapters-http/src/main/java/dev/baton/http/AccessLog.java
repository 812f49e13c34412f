package dev.baton.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request, by its route's template: never a path, a query, a header or a body.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("dev.baton.http.access");

  private AccessLog() {}

  record Line(
      String requestId,
      @Nullable String organization,
      String method,
      String route,
      int status,
      Duration duration) {}

  static void write(Line line) {
    var event = LOG.atInfo().addKeyValue("request_id", line.requestId);
    if (line.organization != null) event = event.addKeyValue("organization", line.organization);
    event
        .addKeyValue("method", line.method)
        .addKeyValue("route", line.route)
        .addKeyValue("status", line.status)
        .addKeyValue("duration_ms", line.duration.toNanos() / 1_000_000.0)
        .log("request");
  }
}
