package dev.baton.channels.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: FAILURES.md 55. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void seconds_and_dates_are_understood() {
    assertThat(RetryAfter.of(" 120 ", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.of("1000000000", NOW)).isEqualTo(Duration.ofSeconds(1_000_000_000));
    assertThat(RetryAfter.of("Thu, 01 Jan 2026 12:00:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "0",
        "-5",
        "1.5",
        "soon",
        "99999999999999999999",
        "Thu, 01 Jan 2026 11:59:59 GMT",
        "Mon, 01 Jan 2026 12:00:30 GMT"
      })
  void what_cannot_be_waited_for_says_nothing(@Nullable String header) {
    assertThat(RetryAfter.of(header, NOW)).isNull();
  }
}
