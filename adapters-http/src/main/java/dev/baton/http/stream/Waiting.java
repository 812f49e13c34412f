package dev.baton.http.stream;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests that wait for something to happen. When the server stops they are interrupted, but
 * never while they do something else: an interrupted write would cut the connection.
 */
public final class Waiting {
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  private static final class Wait {
    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean done;

    private void interrupt() {
      lock.lock();
      try {
        if (!done) thread.interrupt();
      } finally {
        lock.unlock();
      }
    }

    private void finish() {
      lock.lock();
      try {
        done = true;
        Thread.interrupted();
      } finally {
        lock.unlock();
      }
    }
  }

  /** What the wait came to, or empty when the server stops. */
  public <T> Optional<T> on(Callable<T> event) {
    var wait = new Wait();
    waits.add(wait);
    try {
      // Asked after it was added: whoever stops sees the wait, or the wait sees the stop.
      return over ? Optional.empty() : Optional.of(event.call());
    } catch (InterruptedException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      if (over) return Optional.empty();
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("waiting failed", e);
    } finally {
      waits.remove(wait);
      wait.finish();
    }
  }

  public boolean over() {
    return over;
  }

  /** Ends all waits, now and from now on. */
  public void end() {
    over = true;
    waits.forEach(Wait::interrupt);
  }
}
