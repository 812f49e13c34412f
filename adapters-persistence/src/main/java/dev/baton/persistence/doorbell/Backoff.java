package dev.baton.persistence.doorbell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long to wait before the next of several attempts that fail one after another. */
final class Backoff {
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final CountDownLatch ended = new CountDownLatch(1);
  private Duration next = SHORTEST;

  /** Whether nothing has failed since the last success. */
  boolean first() {
    return next.equals(SHORTEST);
  }

  void pause() throws InterruptedException {
    var now = next;
    next = now.multipliedBy(2).compareTo(LONGEST) < 0 ? now.multipliedBy(2) : LONGEST;
    ended.await(now.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** It works; returns whether it did not before. */
  boolean over() {
    boolean failed = !first();
    next = SHORTEST;
    return failed;
  }

  /** Nobody waits any more, now or later. */
  void end() {
    ended.countDown();
  }
}
