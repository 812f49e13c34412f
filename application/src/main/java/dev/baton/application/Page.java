package dev.baton.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list, and where the next ones begin.
 *
 * @param next null when there are no more
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

  /** A place in a list that is ordered by time and id; it means nothing to another list. */
  public record Cursor(Instant at, UUID id) {}

  /**
   * How much of a list, and from where.
   *
   * @param after the last row already seen, null for the first page
   * @param limit at least 1
   */
  public record Request(@Nullable Cursor after, int limit) {
    public Request {
      if (limit < 1) throw new IllegalArgumentException("a page has at least one row");
    }
  }

  public Page {
    items = List.copyOf(items);
  }
}
