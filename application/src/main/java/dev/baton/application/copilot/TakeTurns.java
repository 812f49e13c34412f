package dev.baton.application.copilot;

import dev.baton.application.access.Caller;
import dev.baton.application.copilot.CopilotTurns.Taken;
import dev.baton.domain.copilot.Turn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Works on turns, each on a thread of its own, whether or not anybody follows. While it does the
 * leases of its turns are renewed by {@link #renew}.
 */
@Singleton
public final class TakeTurns implements AutoCloseable {
  /** How many turns are worked on at once; the others wait for their place. */
  private static final int AT_ONCE = 64;

  private final TurnWork work;
  private final CopilotLog log;
  private final ConcurrentHashMap<Turn.Id, Thread> running = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  @Inject
  public TakeTurns(TurnWork work, CopilotLog log) {
    this.work = work;
    this.log = log;
  }

  /**
   * Begins to work on a turn that is durable, in the name of whoever began it; nothing happens
   * where somebody works on it or has.
   */
  public void take(Caller caller, Turn.Id turn) {
    log.take(caller.organization(), turn).ifPresent(taken -> start(caller, taken));
  }

  private void start(Caller caller, Taken taken) {
    var id = taken.turn().id();
    var thread = Thread.ofVirtual().name("turn-" + id.value()).unstarted(() -> take(caller, taken));
    running.put(id, thread);
    thread.start();
  }

  private void take(Caller caller, Taken taken) {
    try {
      places.acquire();
      try {
        work.take(caller, taken.turn(), taken.decided());
      } finally {
        places.release();
      }
    } catch (InterruptedException stopping) {
      work.stop(caller.organization(), taken.turn());
    } finally {
      running.remove(taken.turn().id());
    }
  }

  /** Says that the turns of this node are still worked on. */
  public void renew() {
    var turns = Set.copyOf(running.keySet());
    if (!turns.isEmpty()) log.renew(turns);
  }

  /** Whether nothing was left to do after this time; what was is failed at once. */
  public boolean drain(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    boolean drained = true;
    for (var thread : running.values()) drained &= joined(thread, deadline);
    running.values().forEach(Thread::interrupt);
    long little = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    running.values().forEach(thread -> joined(thread, little));
    return drained;
  }

  private static boolean joined(Thread thread, long deadline) {
    try {
      return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    drain(Duration.ofSeconds(10));
  }
}
