package dev.baton.application.memory;

import dev.baton.application.feed.Subject;
import dev.baton.application.live.Presences;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who watches, by node and until a time. */
public final class MemoryPresences implements Presences {
  private final InstantSource clock;
  private final Map<Subject, Map<UUID, Instant>> nodes = new HashMap<>();

  public MemoryPresences(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Set<Subject> watching(UUID node, Set<Subject> visitors, Duration time) {
    var news = new HashSet<Subject>();
    for (var each : visitors) {
      if (!watches(each)) news.add(each);
      nodes.computeIfAbsent(each, _ -> new HashMap<>()).put(node, clock.instant().plus(time));
    }
    return news;
  }

  @Override
  public synchronized Set<Subject> left(UUID node, Set<Subject> visitors) {
    var gone = new HashSet<Subject>();
    for (var each : visitors) {
      boolean was = nodes.getOrDefault(each, new HashMap<>()).remove(node) != null;
      if (was && !watches(each)) gone.add(each);
    }
    return gone;
  }

  @Override
  public synchronized Set<Subject> lapsed() {
    var now = clock.instant();
    return nodes.entrySet().stream()
        .filter(each -> each.getValue().values().removeIf(until -> !until.isAfter(now)))
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean watches(Subject visitor) {
    var now = clock.instant();
    return nodes.getOrDefault(visitor, Map.of()).values().stream().anyMatch(it -> it.isAfter(now));
  }
}
