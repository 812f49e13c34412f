package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rings that other nodes are still to be told, one for each conversation however often it rang,
 * oldest first. It is bounded: what does not fit is dropped, for the others have their nets.
 */
final class Pending {
  static final int CAPACITY = 20_000;
  private static final int HINTS = 2_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Map<Subject, Ring> rings = new LinkedHashMap<>();
  private final Set<Hint> hints = new LinkedHashSet<>();
  private boolean hurry;

  void add(List<Ring> some) {
    lock.lock();
    try {
      some.forEach(this::add);
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  private void add(Ring ring) {
    var subject = new Subject(ring.organization(), ring.conversation());
    if (rings.size() >= CAPACITY && !rings.containsKey(subject)) return;
    rings.merge(subject, ring, (one, other) -> one.nextSeq() > other.nextSeq() ? one : other);
  }

  /** A hint, too; it is dropped where there are too many, and nobody will know. */
  void add(Hint hint) {
    lock.lock();
    try {
      if (hints.size() < HINTS) hints.add(hint);
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes some hints without waiting. */
  List<Hint> hints(int most) {
    lock.lock();
    try {
      var some = hints.stream().limit(most).toList();
      some.forEach(hints::remove);
      return some;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes some of them, waiting for the first; none when the time is over, it hurries or there is a
   * hint.
   */
  List<Ring> take(int most, Duration maxWait) throws InterruptedException {
    lock.lock();
    try {
      long left = maxWait.toNanos();
      while (rings.isEmpty() && hints.isEmpty() && !hurry && left > 0)
        left = something.awaitNanos(left);
      hurry = false;
      return remove(most);
    } finally {
      lock.unlock();
    }
  }

  private List<Ring> remove(int most) {
    var taken = new ArrayList<Ring>();
    var oldest = rings.values().iterator();
    while (taken.size() < most && oldest.hasNext()) {
      taken.add(oldest.next());
      oldest.remove();
    }
    return taken;
  }

  /** Lets whoever takes go on at once. */
  void hurry() {
    lock.lock();
    try {
      hurry = true;
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return rings.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
