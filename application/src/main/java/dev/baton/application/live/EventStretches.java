package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the log as {@code EventQueries} does, and tells how far that is. */
public interface EventStretches {

  /**
   * What one read brought, all of it from one moment.
   *
   * @param reached up to where everything was seen; before the place that was asked for where that
   *     place is none of this database
   * @param lag how long the oldest event that is there and may not be read yet has waited, null
   *     when there is none
   */
  record Stretch(List<Recorded> events, Position reached, @Nullable Duration lag) {
    public Stretch {
      events = List.copyOf(events);
    }
  }

  /** The next events after a place, in order; fewer than the limit when there are no more yet. */
  Stretch read(Position after, int limit);
}
