package dev.baton.http;

import dev.baton.http.access.Origins;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of listed origins read what the browser's routes answer, refusals included; no
 * other route lets any page. Nothing here is secret by cookies, so no page needs credentials.
 */
final class CrossOrigin {
  private static final String PREFIX = "/api/v1/chat/";
  private static final String EXPOSED =
      "X-Request-Id, Retry-After, Idempotent-Replayed,"
          + " X-RateLimit-Limit-Minute, X-RateLimit-Remaining-Minute, X-RateLimit-Reset-Minute,"
          + " X-RateLimit-Limit-Hour, X-RateLimit-Remaining-Hour, X-RateLimit-Reset-Hour";

  private final Origins origins;

  CrossOrigin(Origins origins) {
    this.origins = origins;
  }

  /** The answer to a browser that asks whether it may ask; null where that is not its question. */
  @Nullable Reply preflight(HttpServletRequest http) {
    if (!http.getMethod().equals("OPTIONS") || !within(http)) return null;
    var origin = listed(http);
    if (origin == null || http.getHeader("Access-Control-Request-Method") == null) return null;
    return allowed(origin, Reply.noContent())
        .with("Access-Control-Allow-Methods", "GET, POST")
        .with(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id")
        .with("Access-Control-Max-Age", "600");
  }

  /** The same reply, for the page that asked. */
  Reply on(HttpServletRequest http, Reply reply) {
    if (!within(http)) return reply;
    var origin = listed(http);
    return origin == null ? reply.with("Vary", "Origin") : allowed(origin, reply);
  }

  private static Reply allowed(String origin, Reply reply) {
    return reply
        .with("Access-Control-Allow-Origin", origin)
        .with("Access-Control-Expose-Headers", EXPOSED)
        .with("Vary", "Origin");
  }

  private @Nullable String listed(HttpServletRequest http) {
    var origin = http.getHeader("Origin");
    return origin != null && origins.listed(origin) ? origin : null;
  }

  private static boolean within(HttpServletRequest http) {
    return http.getRequestURI().startsWith(PREFIX);
  }
}
