package dev.baton.application.feed;

import dev.baton.application.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reader's place in a conversation. It holds a position and nothing else, however slow the
 * reader is; one thread reads with it, and any may close it.
 */
public final class Listening implements AutoCloseable {
  /** The most entries that a reader is handed at once. */
  static final int PAGE = 128;

  private final Room room;
  private final Semaphore reads;
  private final Consumer<Listening> left;
  private long position;
  private volatile boolean stopped;
  private volatile @Nullable Thread waiting;

  /**
   * @param reads how many readers of all rooms may ask the database at once
   * @param left told when the reader closes this
   */
  Listening(Room room, long position, Semaphore reads, Consumer<Listening> left) {
    this.room = room;
    this.position = position;
    this.reads = reads;
    this.left = left;
  }

  /** The last seq that was given, or the one it was opened after. */
  public long position() {
    return position;
  }

  /**
   * What comes next, waiting up to {@code maxWait} for it; zero asks once. While the database
   * cannot answer nothing comes. To end a wait from outside close this, which harms no connection.
   *
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  public Next next(Duration maxWait) throws InterruptedException {
    long deadline = System.nanoTime() + maxWait.toNanos();
    while (true) {
      var seen = room.tail();
      var found = look(seen, deadline);
      if (found != null) return found;
      long now = System.nanoTime();
      if (deadline - now <= 0 && room.tail() == seen) return new Next.Quiet();
      boolean current = seen.standing(position) == Tail.Standing.CURRENT;
      long most = current ? Long.MAX_VALUE : Room.RETRY.toNanos();
      await(seen, Math.min(deadline - now, most));
    }
  }

  private @Nullable Next look(Tail seen, long deadline) throws InterruptedException {
    if (stopped) return new Next.Stopped();
    return switch (seen.standing(position)) {
      case COVERED -> give(seen.after(position, PAGE));
      case CURRENT -> seen.ended() == null ? null : new Next.Ended(seen.ended());
      case ELSEWHERE -> page(seen, deadline);
    };
  }

  /** Asks the database, if the tail has not come by while this waited for its turn. */
  private @Nullable Next page(Tail seen, long deadline) throws InterruptedException {
    if (!reads.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) return null;
    try {
      if (room.tail() != seen || stopped) return null;
      var excerpt = room.read(position, PAGE);
      return excerpt.isEmpty() ? new Next.Gone() : found(excerpt.get());
    } catch (Unavailable away) {
      return null;
    } finally {
      reads.release();
    }
  }

  private @Nullable Next found(Excerpt excerpt) {
    room.learn(excerpt);
    if (!excerpt.intact()) {
      position = excerpt.nextSeq() - 1;
      return new Next.Resync(position);
    }
    if (!excerpt.entries().isEmpty()) return give(excerpt.entries());
    return null;
  }

  private Next give(List<Entry> entries) {
    var fitting = Tail.fitting(entries, PAGE);
    position = fitting.getLast().seq();
    return new Next.Lines(fitting);
  }

  /** Waits until the tail is another than the one that was seen. */
  private void await(Tail seen, long nanos) throws InterruptedException {
    waiting = Thread.currentThread();
    if (room.tail() == seen && !stopped) LockSupport.parkNanos(this, nanos);
    waiting = null;
    if (Thread.interrupted()) throw new InterruptedException();
  }

  Room room() {
    return room;
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
