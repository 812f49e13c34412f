package dev.baton.application.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
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
  private final Consumer<Listening> left;
  private final Lookout<Tail, Next> lookout;
  private long position;

  /**
   * @param reads how many readers of all rooms may ask the database at once
   * @param left told when the reader closes this
   */
  Listening(Room room, long position, Semaphore reads, Consumer<Listening> left) {
    this.room = room;
    this.position = position;
    this.left = left;
    this.lookout = new Lookout<>(room::tail, new Here(), reads);
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
    var found = lookout.next(maxWait);
    if (found != null) return found;
    return lookout.stopped() ? new Next.Stopped() : new Next.Quiet();
  }

  private final class Here implements Lookout.Place<Tail, Next> {
    @Override
    public boolean elsewhere(Tail tail) {
      return tail.standing(position) == Tail.Standing.ELSEWHERE;
    }

    @Override
    public @Nullable Next look(Tail tail) {
      if (tail.standing(position) == Tail.Standing.COVERED) return give(tail.after(position, PAGE));
      return tail.ended() == null ? null : new Next.Ended(tail.ended());
    }

    @Override
    public @Nullable Next read() {
      var excerpt = room.read(position, PAGE);
      return excerpt.isEmpty() ? new Next.Gone() : found(excerpt.get());
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

  Room room() {
    return room;
  }

  void wake() {
    lookout.wake();
  }

  void stop() {
    lookout.stop();
  }

  @Override
  public void close() {
    left.accept(this);
    stop();
  }
}
