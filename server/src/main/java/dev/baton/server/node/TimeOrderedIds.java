package dev.baton.server.node;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.baton.application.Ids;
import java.util.UUID;

/** UUIDv7 by this node's clock, with randomness from a secure source. */
final class TimeOrderedIds implements Ids {
  private final NoArgGenerator generator = Generators.timeBasedEpochRandomGenerator();

  @Override
  public UUID next() {
    return generator.generate();
  }
}
