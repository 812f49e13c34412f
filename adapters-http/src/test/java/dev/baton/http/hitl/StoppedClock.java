package dev.baton.http.hitl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on only when told to. */
public final class StoppedClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}
