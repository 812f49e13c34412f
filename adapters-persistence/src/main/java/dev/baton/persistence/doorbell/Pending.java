package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Rings that other nodes are still to be told, one for each conversation however often it rang,
 * oldest first. It is bounded: what does not fit is dropped, for the others have their nets.
 */
final class Pending {
  static final int CAPACITY = 20_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Map<Subject, Ring> rings = new LinkedHashMap<>();
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

  /** Takes some of them, waiting for the first; none when the time is over or it hurries. */
  List<Ring> take(int most, Duration maxWait) throws InterruptedException {
    lock.lock();
    try {
      long left = maxWait.toNanos();
      while (rings.isEmpty() && !hurry && left > 0) left = something.awaitNanos(left);
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
