package dev.baton.application.memory;

import dev.baton.application.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDv7 in the order in which they were asked for; no two of one JVM are the same. */
public final class CountingIds implements Ids {
  private static final long FIRST_MILLI = 1_767_225_600_000L;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final AtomicLong COUNT = new AtomicLong();

  @Override
  public UUID next() {
    long count = COUNT.getAndIncrement();
    return new UUID(((FIRST_MILLI + count) << 16) | VERSION_7, VARIANT | count);
  }
}
