package dev.baton.server.node;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a far side answered is worth some patience with the database. */
final class Settling {
  private static final Duration PAUSE = Duration.ofMillis(250);

  private Settling() {}

  /**
   * Settles, again and again while the database is away and the lease is held.
   *
   * @return whether the lease was not lost meanwhile
   * @throws Unavailable when the lease is over before the database is back
   */
  static boolean whileHeld(BooleanSupplier held, BooleanSupplier settle)
      throws InterruptedException {
    while (true) {
      try {
        return settle.getAsBoolean();
      } catch (Unavailable away) {
        if (!held.getAsBoolean()) throw away;
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }
}
