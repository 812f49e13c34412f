package dev.baton.persistence.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come true, and no longer than that takes. */
final class Eventually {
  static final Duration PATIENCE = Duration.ofSeconds(40);

  private Eventually() {}

  static void holds(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come true in time").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
