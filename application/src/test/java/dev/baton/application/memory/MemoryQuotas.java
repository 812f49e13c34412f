package dev.baton.application.memory;

import dev.baton.application.limits.FixedWindows;
import dev.baton.application.limits.Quotas;
import dev.baton.application.limits.Share;
import dev.baton.domain.access.Organization;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Limits in memory, for any number of nodes that share them. */
public final class MemoryQuotas implements Quotas {
  private final Map<Organization.Id, FixedWindows> windows = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public MemoryQuotas(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Share take(Organization.Id organization, int wanted) {
    return windows
        .computeIfAbsent(organization, _ -> new FixedWindows(6_000, 100_000, clock))
        .take(wanted);
  }

  @Override
  public void limit(Organization.Id organization, int perMinute, int perHour) {
    windows.put(organization, new FixedWindows(perMinute, perHour, clock));
  }
}
