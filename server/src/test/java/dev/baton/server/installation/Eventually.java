package dev.baton.server.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks again until the answer is the expected one; the asking itself takes the time. */
public final class Eventually {

  private Eventually() {}

  public static <T> void is(T expected, Duration within, Supplier<T> ask) {
    long deadline = System.nanoTime() + within.toNanos();
    var last = ask.get();
    while (!expected.equals(last) && System.nanoTime() < deadline) last = ask.get();
    assertThat(last).as("within %s", within).isEqualTo(expected);
  }
}
