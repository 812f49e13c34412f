package dev.baton.server.node;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import dev.baton.application.Ids;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** UUIDv7 by this node's clock, with randomness from a secure source. */
final class TimeOrderedIds implements Ids {
  private final NoArgGenerator generator;

  TimeOrderedIds(InstantSource clock) {
    var millis =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return clock.millis();
          }
        };
    generator = Generators.timeBasedEpochRandomGenerator(new SecureRandom(), millis);
  }

  @Override
  public UUID next() {
    return generator.generate();
  }
}
