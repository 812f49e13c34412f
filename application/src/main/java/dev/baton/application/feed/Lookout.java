package dev.baton.application.feed;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for what follows its place, in what the readers of a node share or else in the
 * database. One thread waits; any may wake it or stop it, which harms no connection.
 *
 * @param <S> what is shared; never changed, but replaced
 * @param <F> what is found
 */
public final class Lookout<S, F> {
  /** How long after a failed read the next one is tried. */
  public static final Duration RETRY = Duration.ofMillis(200);

  private final Supplier<S> shared;
  private final Place<S, F> place;
  private final Semaphore reads;
  private volatile boolean stopped;
  private volatile @Nullable Thread waiting;

  /** Where somebody stands who has seen everything up to there. Asked by one thread. */
  public interface Place<S, F> {

    /** Whether only the database can say what follows. */
    boolean elsewhere(S shared);

    /** What follows, null while nothing does. */
    @Nullable F look(S shared);

    /**
     * What follows by the database, null while nothing does.
     *
     * @throws Unavailable when it cannot answer
     */
    @Nullable F read();
  }

  /**
   * @param reads how many may ask the database at once
   */
  public Lookout(Supplier<S> shared, Place<S, F> place, Semaphore reads) {
    this.shared = shared;
    this.place = place;
    this.reads = reads;
  }

  /**
   * What follows, waiting up to {@code maxWait} for it; zero asks once. Null when nothing came in
   * time, as while the database cannot answer, or when this was stopped.
   *
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  public @Nullable F next(Duration maxWait) throws InterruptedException {
    long deadline = System.nanoTime() + maxWait.toNanos();
    while (!stopped) {
      var seen = shared.get();
      var found = place.elsewhere(seen) ? read(deadline) : place.look(seen);
      if (found != null) return found;
      long left = deadline - System.nanoTime();
      if (left <= 0 && shared.get() == seen) return null;
      await(seen, place.elsewhere(seen) ? Math.min(left, RETRY.toNanos()) : left);
    }
    return null;
  }

  /** Asks the database, unless the others have come by while this waited for its turn. */
  private @Nullable F read(long deadline) throws InterruptedException {
    if (!reads.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return null;
    try {
      return place.elsewhere(shared.get()) && !stopped ? place.read() : null;
    } catch (Unavailable away) {
      return null;
    } finally {
      reads.release();
    }
  }

  /** Waits until something else is shared than what was seen. */
  private void await(S seen, long nanos) throws InterruptedException {
    waiting = Thread.currentThread();
    if (shared.get() == seen && !stopped && nanos > 0) LockSupport.parkNanos(this, nanos);
    waiting = null;
    if (Thread.interrupted()) throw new InterruptedException();
  }

  /** Has it look again. */
  public void wake() {
    LockSupport.unpark(waiting);
  }

  public void stop() {
    stopped = true;
    wake();
  }

  public boolean stopped() {
    return stopped;
  }
}
