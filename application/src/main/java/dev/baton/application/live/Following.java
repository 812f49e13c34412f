package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.Lookout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
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

  private final Audience audience;
  private final Consumer<Following> left;
  private final Lookout<Recent, Found> lookout;
  private Position place;
  private int scanned;
  private long heard;

  /**
   * @param reads how many followers may ask the database at once
   * @param left told when the follower closes this
   */
  Following(Audience audience, Position place, Semaphore reads, Consumer<Following> left) {
    this.audience = audience;
    this.place = place;
    this.left = left;
    this.heard = audience.recent().whispers().count();
    this.lookout = new Lookout<>(audience::recent, new Here(), reads);
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
    var found = lookout.next(maxWait);
    if (found != null) return found;
    return lookout.stopped() ? new Found.Stopped() : new Found.Quiet();
  }

  private final class Here implements Lookout.Place<Recent, Found> {
    @Override
    public boolean elsewhere(Recent recent) {
      return recent.standing(place) == Recent.Standing.ELSEWHERE;
    }

    @Override
    public @Nullable Found look(Recent recent) {
      return switch (recent.standing(place)) {
        case UNKNOWN, ELSEWHERE -> null;
        case CURRENT -> hear(recent.whispers());
        case COVERED -> {
          var found = give(recent.after(place), recent.to());
          yield found == null ? hear(recent.whispers()) : found;
        }
      };
    }

    @Override
    public @Nullable Found read() {
      while (scanned < MOST) {
        var excerpt = audience.read(place);
        if (excerpt.lost()) return resync(excerpt.reached());
        scanned += excerpt.scanned();
        var found = give(excerpt.happenings(), excerpt.reached());
        if (found != null || excerpt.scanned() < EventLog.CHUNK) return found;
      }
      return resync(audience.head());
    }
  }

  /** Who has come up to the others hears what was whispered since he is here. */
  private @Nullable Found hear(Whispers whispers) {
    scanned = 0;
    long before = heard;
    heard = whispers.count();
    return before == heard ? null : new Found.Hints(whispers.after(before));
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

  Audience audience() {
    return audience;
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
