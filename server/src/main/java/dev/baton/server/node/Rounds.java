package dev.baton.server.node;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one short thing again and again, whatever became of it the last time. */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Rounds(String name, Duration pause, Runnable round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::keep);
  }

  void start() {
    thread.start();
  }

  private void keep() {
    try {
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) once();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      round.run();
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("{}: nothing could be done", name);
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("{}: nothing could be done", name);
    }
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
