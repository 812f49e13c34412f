package dev.baton.application.bot;

import dev.baton.domain.access.Organization;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Wakes those on this node who wait for turns of an organization. It may wake them for nothing. */
public final class TurnBell {
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  /** Somebody who waits, from the opening on: what rings before the wait begins ends it at once. */
  public final class Waiter implements AutoCloseable {
    private final Organization.Id organization;
    private final Semaphore rings = new Semaphore(0);

    private Waiter(Organization.Id organization) {
      this.organization = organization;
    }

    /** Whether it rang in time. */
    public boolean await(Duration patience) throws InterruptedException {
      boolean rang = rings.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
      rings.drainPermits();
      return rang;
    }

    @Override
    public void close() {
      waiters.remove(this);
    }
  }

  public Waiter open(Organization.Id organization) {
    var waiter = new Waiter(organization);
    waiters.add(waiter);
    return waiter;
  }

  void ring(Organization.Id organization) {
    for (var each : waiters) if (each.organization.equals(organization)) each.rings.release();
  }

  Set<Organization.Id> awaited() {
    return waiters.stream().map(each -> each.organization).collect(Collectors.toSet());
  }
}
