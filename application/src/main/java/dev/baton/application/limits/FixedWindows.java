package dev.baton.application.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A minute and an hour that are counted here, and by nobody else. */
public final class FixedWindows {
  private final InstantSource clock;
  private final Counted minute;
  private final Counted hour;

  public FixedWindows(int perMinute, int perHour, InstantSource clock) {
    this.clock = clock;
    this.minute = new Counted(perMinute, ChronoUnit.MINUTES);
    this.hour = new Counted(perHour, ChronoUnit.HOURS);
  }

  public synchronized Share take(int wanted) {
    var now = clock.instant();
    int granted = Math.min(wanted, Math.min(minute.left(now), hour.left(now)));
    return new Share(granted, minute.give(granted, now), hour.give(granted, now));
  }

  private static final class Counted {
    private final int limit;
    private final ChronoUnit unit;
    private Instant begun = Instant.MIN;
    private int given;

    Counted(int limit, ChronoUnit unit) {
      this.limit = limit;
      this.unit = unit;
    }

    int left(Instant now) {
      var current = now.truncatedTo(unit);
      if (current.isAfter(begun)) {
        begun = current;
        given = 0;
      }
      return limit - given;
    }

    Share.Window give(int granted, Instant now) {
      given += granted;
      var end = begun.plus(1, unit);
      return new Share.Window(limit, limit - given, end, Duration.between(now, end));
    }
  }
}
