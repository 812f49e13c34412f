package dev.baton.application.asset;

import dev.baton.domain.access.Organization;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may hold an image in memory: so many at once, and fewer of one organization. */
final class Turns {
  private final Semaphore all;
  private final int each;
  private final ConcurrentHashMap<Organization.Id, Semaphore> theirs = new ConcurrentHashMap<>();

  Turns(int all, int each) {
    this.all = new Semaphore(all, true);
    this.each = each;
  }

  /** Waits for a turn; false when none came in time. */
  boolean take(Organization.Id organization, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!of(organization).tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return false;
    boolean taken = false;
    try {
      taken = all.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return taken;
    } finally {
      if (!taken) of(organization).release();
    }
  }

  void giveBack(Organization.Id organization) {
    all.release();
    of(organization).release();
  }

  private Semaphore of(Organization.Id organization) {
    return theirs.computeIfAbsent(organization, _ -> new Semaphore(each, true));
  }
}
