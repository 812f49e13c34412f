package dev.baton.application.memory;

import dev.baton.application.access.Secrets;
import java.util.concurrent.atomic.AtomicLong;

/** Secrets of the right form that anybody can guess; no two of one JVM are the same. */
public final class CountingSecrets implements Secrets {
  private static final AtomicLong COUNT = new AtomicLong();

  @Override
  public String next() {
    return "%032d".formatted(COUNT.getAndIncrement());
  }
}
