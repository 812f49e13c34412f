package dev.baton.persistence;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets units that wait at the same time share one commit. There is no timer: a unit that finds a
 * free writer goes at once and alone, and a writer that comes free takes all that has gathered, so
 * the busier the server is, the more units a commit carries.
 *
 * <p>A writer is no thread of its own but a right, which passes from one waiting caller to the
 * next.
 */
final class Writers {
  private static final int MOST_IN_ONE = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Turn> waiting = new ArrayDeque<>();
  private final Consumer<List<Unit<?>>> commit;
  private int free;

  /**
   * @param writers how many commits may be under way at once, at least 1
   * @param commit runs units in one commit; afterwards every one of them has its answer
   */
  Writers(int writers, Consumer<List<Unit<?>>> commit) {
    this.free = writers;
    this.commit = commit;
  }

  /** Returns when the unit has its answer. */
  void run(Unit<?> unit) {
    var batch = queue(unit);
    if (batch == null) return;
    try {
      commit.accept(batch.stream().<Unit<?>>map(Turn::unit).toList());
    } finally {
      passOn(batch);
    }
  }

  /** What this caller has to write; null when another one wrote its unit meanwhile. */
  private @Nullable List<Turn> queue(Unit<?> unit) {
    lock.lock();
    try {
      var turn = new Turn(unit, lock.newCondition());
      waiting.add(turn);
      if (free > 0) {
        free--;
        turn.leads = true;
        waiting.remove(turn);
      }
      await(turn);
      return turn.done ? null : batch(turn);
    } finally {
      lock.unlock();
    }
  }

  /** Whoever is not taken up in time gives up; once taken up, a unit gets its answer. */
  private void await(Turn turn) {
    long left = PATIENCE.toNanos();
    while (!turn.leads && !turn.done) {
      if (left <= 0) {
        if (waiting.remove(turn)) throw new Unavailable("all writers are busy", null);
        turn.changed.awaitUninterruptibly();
        continue;
      }
      try {
        left = turn.changed.awaitNanos(left);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        left = 0;
      }
    }
  }

  private List<Turn> batch(Turn leader) {
    var batch = new ArrayList<Turn>();
    batch.add(leader);
    while (batch.size() < MOST_IN_ONE && !waiting.isEmpty()) batch.add(waiting.remove());
    return batch;
  }

  /**
   * Wakes those whose units are written, and gives the right to write to the one who waits longest.
   */
  private void passOn(List<Turn> written) {
    lock.lock();
    try {
      for (var turn : written) turn.done();
      var next = waiting.poll();
      if (next == null) free++;
      else next.lead();
    } finally {
      lock.unlock();
    }
  }

  private static final class Turn {
    private final Unit<?> unit;
    private final Condition changed;
    private boolean leads;
    private boolean done;

    Turn(Unit<?> unit, Condition changed) {
      this.unit = unit;
      this.changed = changed;
    }

    Unit<?> unit() {
      return unit;
    }

    void lead() {
      leads = true;
      changed.signal();
    }

    void done() {
      done = true;
      changed.signal();
    }
  }
}
