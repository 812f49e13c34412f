package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.copilot.FailLapsedTurns;
import dev.baton.application.copilot.TakeTurns;
import dev.baton.application.copilot.TranscriptSearch;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the copilot needs beside its turns: signs of life of those of this node, an end to those of
 * nodes that went away, and the words by which transcripts are found.
 */
final class CopilotKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CopilotKeeper.class);
  private static final int EVENTS = 500;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads;

  @Inject
  CopilotKeeper(TakeTurns turns, FailLapsedTurns lapsed, TranscriptSearch search) {
    threads =
        List.of(
            thread("turns-renewed", Duration.ofSeconds(5), () -> renew(turns)),
            thread("turns-lapsed", Duration.ofSeconds(1), () -> lapsed.fail() > 0),
            thread("transcript-words", Duration.ofSeconds(1), () -> search.advance(EVENTS) > 0));
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private static boolean renew(TakeTurns turns) {
    turns.renew();
    return false;
  }

  private Thread thread(String name, Duration pause, BooleanSupplier work) {
    return Thread.ofVirtual().name(name).unstarted(() -> keep(name, pause, work));
  }

  /** Goes on at once while there is more to do. */
  private void keep(String name, Duration pause, BooleanSupplier work) {
    try {
      boolean more = false;
      while (!closed.await(more ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS)) {
        more = done(name, work);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean done(String name, BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("work", name).log("put off: {}", away.getMessage());
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("work", name).setCause(bug).log("put off");
    }
    return false;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      for (var thread : threads) thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
