package dev.baton.http.stream;

import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param id what a reconnecting reader sends back as {@code Last-Event-ID}; null leaves it as it is
 * @param name null for an event without a name
 * @param data written as one line of JSON
 */
public record ServerEvent(@Nullable String id, @Nullable String name, Object data)
    implements Outgoing {

  public ServerEvent {
    if (breaks(id) || breaks(name))
      throw new IllegalArgumentException("an id or a name is one line");
  }

  private static boolean breaks(@Nullable String text) {
    return text != null && text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0);
  }
}
