package dev.baton.benchmarks;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** An open loop: what is late counts from when it was meant to start. */
final class Paced {

  private Paced() {}

  /** One operation that may fail in its own way. */
  interface Operation<E extends Exception> {
    void run() throws E;
  }

  /** Microseconds, each from the intended start. */
  static <E extends Exception> Histogram run(int perSecond, int seconds, Operation<E> operation)
      throws E {
    var micros = new Histogram(3);
    long period = 1_000_000_000L / perSecond;
    long began = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long intended = began + i * period;
      for (long now = System.nanoTime(); now < intended; now = System.nanoTime()) {
        LockSupport.parkNanos(intended - now);
      }
      operation.run();
      micros.recordValue((System.nanoTime() - intended) / 1_000);
    }
    return micros;
  }
}
