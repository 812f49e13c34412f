package dev.baton.http.stream;

import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.util.List;

/**
 * Where a stream's events come from. Asked by one thread only, and only when the reader took the
 * last.
 */
public interface Source extends AutoCloseable {

  /** Some events, maybe none, and whether the stream is over after them. */
  record Next(List<Outgoing> events, boolean over) {
    public Next {
      events = List.copyOf(events);
    }

    public static Next of(List<? extends Outgoing> events) {
      return new Next(List.copyOf(events), false);
    }

    public static Next last(Outgoing... events) {
      return new Next(List.of(events), true);
    }
  }

  /**
   * Waits for something to tell.
   *
   * @param most returns with nothing after this time
   * @throws InterruptedException when the server ends the stream
   */
  Next next(Duration most) throws InterruptedException;

  /** What came of handing to the reader what {@link #next} gave last. */
  default void settle(Receipt receipt) {}

  /** Called once, whatever ended the stream. */
  @Override
  default void close() {}
}
