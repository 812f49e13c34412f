package dev.baton.server.node;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one short thing again and again, whatever became of it the last time: at once while there is
 * more to do, else after a pause.
 */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration pause;
  private final BooleanSupplier round;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Rounds(String name, Duration pause, Runnable round) {
    this(
        name,
        pause,
        () -> {
          round.run();
          return false;
        });
  }

  private Rounds(String name, Duration pause, BooleanSupplier round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::keep);
  }

  /**
   * @param round whether there may be more to do: then it does not pause
   */
  static Rounds whileMore(String name, Duration pause, BooleanSupplier round) {
    return new Rounds(name, pause, round);
  }

  void start() {
    thread.start();
  }

  private void keep() {
    try {
      boolean more = false;
      while (!closed.await(more ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS)) more = once();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean once() {
    try {
      return round.getAsBoolean();
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("{}: nothing could be done", name);
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("{}: nothing could be done", name);
    }
    return false;
  }

  /** The round that is under way is finished. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
