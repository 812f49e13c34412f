package dev.baton.application.live;

import dev.baton.application.feed.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The visitors who watch their conversation on this node. Who comes and goes is gathered and
 * written down by few statements; a page that is loaded again does not count as having left.
 */
public final class Watchers {
  /** How long is believed what a node said last. */
  static final Duration TIME = Duration.ofSeconds(30);

  /** How often it is said again. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  /** How long somebody may be gone. */
  static final Duration GRACE = Duration.ofSeconds(3);

  private final UUID node;
  private final Presences presences;
  private final Hints hints;
  private final Map<Subject, Seat> seats = new HashMap<>();
  private long said = System.nanoTime();

  /**
   * How many streams a visitor has open, since when that is so, and whether it was written down.
   */
  private record Seat(int streams, long since, boolean written) {
    private static final Seat NEW = new Seat(0, 0, false);

    Seat with(int more) {
      return new Seat(streams + more, System.nanoTime(), written);
    }

    Seat kept() {
      return new Seat(streams, since, true);
    }

    boolean gone(long now) {
      return streams == 0 && now - since >= GRACE.toNanos();
    }
  }

  /** Somebody watches, until it is closed. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param node new for each start
   */
  public Watchers(UUID node, Presences presences, Hints hints) {
    this.node = node;
    this.presences = presences;
    this.hints = hints;
  }

  public Watch enter(Subject visitor) {
    move(visitor, 1);
    return () -> move(visitor, -1);
  }

  private synchronized void move(Subject visitor, int more) {
    seats.merge(visitor, Seat.NEW.with(more), (known, _) -> known.with(more));
  }

  /**
   * Writes down who came and went, and says again who is still there. To be called several times a
   * second.
   *
   * @throws dev.baton.application.Unavailable when the database is away: then it is done later
   */
  public void settle() {
    long now = System.nanoTime();
    boolean again = now - said >= AGAIN.toNanos();
    var here = some(seat -> seat.streams > 0 && (again || !seat.written));
    if (!here.isEmpty()) {
      tell(presences.watching(node, here, TIME), true);
      keep(here);
    }
    var gone = some(seat -> seat.gone(now));
    if (!gone.isEmpty()) {
      tell(presences.left(node, gone), false);
      forget(gone);
    }
    if (!again) return;
    said = now;
    tell(presences.lapsed(), false);
  }

  /** Nobody watches here any more. */
  public void close() {
    var all = some(seat -> seat.written);
    if (!all.isEmpty()) presences.left(node, all);
  }

  private synchronized Set<Subject> some(Predicate<Seat> which) {
    return seats.entrySet().stream()
        .filter(each -> which.test(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private synchronized void keep(Set<Subject> written) {
    for (var each : written) seats.computeIfPresent(each, (_, seat) -> seat.kept());
  }

  /** Whoever has come back meanwhile is written down anew. */
  private synchronized void forget(Set<Subject> gone) {
    for (var each : gone) {
      seats.computeIfPresent(
          each, (_, seat) -> seat.streams == 0 ? null : new Seat(seat.streams, seat.since, false));
    }
  }

  private void tell(Set<Subject> visitors, boolean watching) {
    for (var each : visitors) hints.tell(new Hint.Presence(each, watching));
  }
}
