package dev.baton.domain.approval;

import java.time.Duration;
import java.time.Instant;

/** When silence becomes a denial. */
public sealed interface Deadline {

  record After(Duration patience) implements Deadline {}

  record At(Instant time) implements Deadline {}

  /** Never before {@code now}, at which the question is asked. */
  default Instant from(Instant now) {
    return switch (this) {
      case After(var patience) -> now.plus(patience);
      case At(var time) -> time.isBefore(now) ? now : time;
    };
  }
}
