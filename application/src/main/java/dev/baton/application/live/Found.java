package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.Shown;
import java.util.List;

/** What a follower finds at its place. */
public sealed interface Found {

  /** The organization's events right after the place, at least one. */
  record Events(List<Happening> happenings) implements Found {
    public Events {
      happenings = List.copyOf(happenings);
    }
  }

  /** What is true for a moment; the place is as it was. */
  record Hints(List<Shown<Hint>> hints) implements Found {
    public Hints {
      hints = List.copyOf(hints);
    }
  }

  /** Nothing came in time. */
  record Quiet() implements Found {}

  /**
   * What came since cannot be told one by one: the place is none of this database, or too much has
   * happened since. It goes on from here.
   */
  record Resync(Position from) implements Found {}

  /** The node ends. */
  record Stopped() implements Found {}
}
