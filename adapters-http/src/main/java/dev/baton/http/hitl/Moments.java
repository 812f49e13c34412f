package dev.baton.http.hitl;

import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times in bodies, as RFC 3339 has them, to the microsecond. */
final class Moments {
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  static @Nullable Instant orNull(String name, Fields body) {
    var text = body.textOrNull(name, Text.any());
    if (text == null) return null;
    try {
      var time = OffsetDateTime.parse(text);
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeException e) {
      // Told below, in the same words.
    }
    body.require(false, name, "not a time as RFC 3339 has it");
    return null;
  }
}
