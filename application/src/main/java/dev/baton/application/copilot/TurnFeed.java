package dev.baton.application.copilot;

import dev.baton.domain.copilot.Turn;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells those who follow a turn on this node that its log has grown. It only says when to read:
 * whoever follows it elsewhere finds the same by looking now and then.
 */
@Singleton
final class TurnFeed {
  private final ConcurrentHashMap<Turn.Id, Bell> bells = new ConcurrentHashMap<>();

  /** Rung after each append, for as many as listen. */
  static final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private int listeners;
    private long rings;

    long rings() {
      lock.lock();
      try {
        return rings;
      } finally {
        lock.unlock();
      }
    }

    private void ring() {
      lock.lock();
      try {
        rings++;
        rung.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /** Waits for a ring after the given one. */
    void await(long heard, Duration most) throws InterruptedException {
      long left = most.toNanos();
      if (!lock.tryLock(left, TimeUnit.NANOSECONDS)) return;
      try {
        while (rings == heard && left > 0) left = rung.awaitNanos(left);
      } finally {
        lock.unlock();
      }
    }
  }

  Bell enter(Turn.Id turn) {
    return bells.compute(
        turn,
        (_, there) -> {
          var bell = there == null ? new Bell() : there;
          bell.listeners++;
          return bell;
        });
  }

  void leave(Turn.Id turn) {
    bells.computeIfPresent(turn, (_, bell) -> --bell.listeners == 0 ? null : bell);
  }

  void ring(Turn.Id turn) {
    var bell = bells.get(turn);
    if (bell != null) bell.ring();
  }
}
