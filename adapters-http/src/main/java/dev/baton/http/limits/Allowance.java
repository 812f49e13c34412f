package dev.baton.http.limits;

import dev.baton.application.limits.Share;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a request is within the limits of who sends it.
 *
 * @param retryAfter when it is not: how long until it may be
 * @param headers what is told of the limits
 */
public record Allowance(boolean allowed, Duration retryAfter, Map<String, String> headers) {
  /** For requests of nobody, and while limits cannot be known. */
  public static final Allowance UNLIMITED = new Allowance(true, Duration.ZERO, Map.of());

  public Allowance {
    headers = Map.copyOf(headers);
  }

  /**
   * @param age of the share
   * @param unused how much of it is left for later requests
   */
  static Allowance of(boolean allowed, Share share, Duration age, int unused) {
    var headers = new LinkedHashMap<String, String>();
    add("Minute", share.minute(), unused, headers);
    add("Hour", share.hour(), unused, headers);
    var full = share.hour().left() == 0 ? share.hour() : share.minute();
    // Whoever comes back a moment too early is refused again.
    var left = full.lasts().minus(age).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    return new Allowance(allowed, left, headers);
  }

  private static void add(
      String name, Share.Window window, int unused, Map<String, String> headers) {
    headers.put("X-RateLimit-Limit-" + name, Integer.toString(window.limit()));
    headers.put("X-RateLimit-Remaining-" + name, Integer.toString(window.left() + unused));
    headers.put("X-RateLimit-Reset-" + name, Long.toString(window.resetsAt().getEpochSecond()));
  }
}
