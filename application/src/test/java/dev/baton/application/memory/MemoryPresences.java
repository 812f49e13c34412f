package dev.baton.application.memory;

import dev.baton.application.feed.Subject;
import dev.baton.application.live.Presences;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who watches, as long as he does not leave. */
public final class MemoryPresences implements Presences {
  private final Map<Subject, Set<UUID>> nodes = new HashMap<>();

  @Override
  public synchronized Set<Subject> watching(UUID node, Set<Subject> visitors, Duration time) {
    var news = new HashSet<Subject>();
    for (var each : visitors) {
      if (!nodes.containsKey(each)) news.add(each);
      nodes.computeIfAbsent(each, _ -> new HashSet<>()).add(node);
    }
    return news;
  }

  @Override
  public synchronized Set<Subject> left(UUID node, Set<Subject> visitors) {
    var gone = new HashSet<Subject>();
    for (var each : visitors) {
      var others = nodes.getOrDefault(each, new HashSet<>());
      if (others.remove(node) && others.isEmpty()) gone.add(each);
      if (others.isEmpty()) nodes.remove(each);
    }
    return gone;
  }

  @Override
  public Set<Subject> lapsed() {
    return Set.of();
  }

  @Override
  public synchronized boolean watches(Subject visitor) {
    return nodes.containsKey(visitor);
  }
}
