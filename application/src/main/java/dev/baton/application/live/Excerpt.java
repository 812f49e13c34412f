package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import java.util.List;

/**
 * One organization's events between two places of the log.
 *
 * @param scanned how many events of all organizations there are between them
 */
record Excerpt(Position after, List<Happening> happenings, Position reached, int scanned) {
  Excerpt {
    happenings = List.copyOf(happenings);
  }

  /** Whether the place that was read after is none of this database. */
  boolean lost() {
    return reached.compareTo(after) < 0;
  }
}
