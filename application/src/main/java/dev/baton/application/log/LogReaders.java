package dev.baton.application.log;

import dev.baton.application.feed.EventQueries.Position;
import java.util.Optional;

/** How far each reader of the log has come. */
public interface LogReaders {

  /**
   * Where the reader stands, locked until the end; empty when somebody else reads for it just now.
   */
  Optional<Position> lock(LogReader reader);

  /** The reader has made what it had to of everything up to this place. */
  void move(LogReader reader, Position to);
}
