package dev.baton.channels.outgoing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How long a far side asks to be left alone. Whoever waits bounds it. Source: RFC 9110, section
 * 10.2.3.
 */
public final class RetryAfter {
  private static final String SECONDS = "[0-9]{1,10}";

  private RetryAfter() {}

  /**
   * @param header the value as it came; null for none
   * @return null where it says nothing that could be waited for: no header, no number, no date, a
   *     time that is over
   */
  public static @Nullable Duration of(@Nullable String header, Instant now) {
    if (header == null) return null;
    var value = header.strip();
    var asked = value.matches(SECONDS) ? seconds(value) : until(value, now);
    return asked == null || asked.isNegative() || asked.isZero() ? null : asked;
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Long.parseLong(value));
  }

  private static @Nullable Duration until(String value, Instant now) {
    try {
      var at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      return Duration.between(now, at);
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
