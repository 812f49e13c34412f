package dev.baton.application.memory;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.log.LogReader;
import dev.baton.application.log.LogReaders;
import java.util.Optional;

record MemoryLogReaders(Tables tables) implements LogReaders {

  @Override
  public Optional<Position> lock(LogReader reader) {
    return Optional.of(tables.readers().getOrDefault(reader, Position.START));
  }

  @Override
  public void move(LogReader reader, Position to) {
    tables.readers().put(reader, to);
  }
}
