package dev.baton.application.live;

import dev.baton.application.Unavailable;
import dev.baton.application.feed.EventQueries.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One follower's place in the log. It holds that and nothing else, however slow the follower is;
 * one thread reads with it, and any may close it.
 */
public final class Following implements AutoCloseable {
  /**
   * The most events of all organizations that are looked through for one that comes back: about
   * what the busiest installation writes in ten seconds.
   */
  static final int MOST = 20_000;

  /** How long after a failed read the next one is tried. */
  static final Duration RETRY = Duration.ofMillis(200);

  private final Audience audience;
  private final Semaphore reads;
  private final Consumer<Following> left;
  private Position place;
  private int scanned;
  private long heard = -1;
  private volatile boolean stopped;
  private volatile @Nullable Thread waiting;

  /**
   * @param reads how many followers may ask the database at once
   * @param left told when the follower closes this
   */
  Following(Audience audience, Position place, Semaphore reads, Consumer<Following> left) {
    this.audience = audience;
    this.place = place;
    this.reads = reads;
    this.left = left;
  }

  /** Everything up to here was given, or is not the organization's. */
  public Position place() {
    return place;
  }

  /**
   * What comes next, waiting up to {@code maxWait} for it; zero asks once. While the database
   * cannot answer nothing comes. To end a wait from outside close this, which harms no connection.
   *
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  public Found next(Duration maxWait) throws InterruptedException {
    long deadline = System.nanoTime() + maxWait.toNanos();
    while (true) {
      var seen = audience.recent();
      var found = look(seen, deadline);
      if (found != null) return found;
      long left = deadline - System.nanoTime();
      if (left <= 0 && audience.recent() == seen) return new Found.Quiet();
      boolean elsewhere = seen.standing(place) == Recent.Standing.ELSEWHERE;
      await(seen, elsewhere ? Math.min(left, RETRY.toNanos()) : left);
    }
  }

  private @Nullable Found look(Recent seen, long deadline) throws InterruptedException {
    if (stopped) return new Found.Stopped();
    return switch (seen.standing(place)) {
      case UNKNOWN -> null;
      case CURRENT -> hear(seen.whispers());
      case COVERED -> {
        var found = give(seen.after(place), seen.to());
        yield found == null ? hear(seen.whispers()) : found;
      }
      case ELSEWHERE -> page(deadline);
    };
  }

  /** Who has come up to the others hears what is whispered from then on. */
  private @Nullable Found hear(Whispers whispers) {
    scanned = 0;
    long before = heard;
    heard = whispers.count();
    boolean nothing = before < 0 || before == heard;
    return nothing ? null : new Found.Hints(whispers.after(before));
  }

  /** Asks the database, unless the others have come by while this waited for its turn. */
  private @Nullable Found page(long deadline) throws InterruptedException {
    if (!reads.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return null;
    try {
      boolean elsewhere = audience.recent().standing(place) == Recent.Standing.ELSEWHERE;
      return elsewhere && !stopped ? read() : null;
    } catch (Unavailable away) {
      return null;
    } finally {
      reads.release();
    }
  }

  private @Nullable Found read() {
    while (scanned < MOST) {
      var excerpt = audience.read(place);
      if (excerpt.lost()) return resync(excerpt.reached());
      scanned += excerpt.scanned();
      var found = give(excerpt.happenings(), excerpt.reached());
      if (found != null || excerpt.scanned() < EventLog.CHUNK) return found;
    }
    return resync(audience.head());
  }

  private Found resync(Position head) {
    scanned = 0;
    place = head;
    return new Found.Resync(head);
  }

  private @Nullable Found give(List<Happening> some, Position reached) {
    var fitting = Recent.fitting(some);
    place = fitting.size() == some.size() ? reached : fitting.getLast().at();
    return fitting.isEmpty() ? null : new Found.Events(fitting);
  }

  /** Waits until something else is known than what was seen. */
  private void await(Recent seen, long nanos) throws InterruptedException {
    waiting = Thread.currentThread();
    if (audience.recent() == seen && !stopped && nanos > 0) LockSupport.parkNanos(this, nanos);
    waiting = null;
    if (Thread.interrupted()) throw new InterruptedException();
  }

  Audience audience() {
    return audience;
  }

  void wake() {
    LockSupport.unpark(waiting);
  }

  void stop() {
    stopped = true;
    wake();
  }

  @Override
  public void close() {
    left.accept(this);
    stop();
  }
}
