package dev.baton.domain.webhook;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organization asks to be told, and where.
 *
 * @param events words of the wire; beside the {@link Topic}s there may be others of the dialect,
 *     which nothing here ever tells
 */
public record Subscription(String url, Set<String> events, @Nullable String description) {

  public Subscription {
    events = Set.copyOf(events);
    if (events.isEmpty()) throw new IllegalArgumentException("a webhook is told something");
  }
}
