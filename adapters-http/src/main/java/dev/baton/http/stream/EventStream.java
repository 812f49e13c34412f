package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Pulls events from a source and writes them on the request's own thread, so a slow reader slows
 * its own source and nothing else: there is no queue. Silence is broken by heartbeats, and from
 * time to time it is asked whether the reader may still read.
 */
public final class EventStream {
  private final Pace pace;
  private final ObjectWriter json;
  private final Waiting waiting;
  private final Permit permit;

  /**
   * The times of a stream.
   *
   * @param heartbeat the longest silence
   * @param retry what readers are told to wait before they come back
   * @param recheck how long a reader may read on whose key has ended
   */
  public record Pace(Duration heartbeat, Duration retry, Duration recheck) {
    public static final Pace USUAL =
        new Pace(Duration.ofSeconds(15), Duration.ofSeconds(2), Duration.ofSeconds(2));
  }

  /** Whether the reader may still read, and how often that is asked. */
  public record Permit(BooleanSupplier given, Duration every) {}

  /**
   * Where bytes go; returns when they are on their way, fails when the reader is gone or stalls.
   */
  @FunctionalInterface
  public interface Sink {
    void write(byte[] bytes) throws IOException;
  }

  public EventStream(Pace pace, ObjectWriter json, Waiting waiting, Permit permit) {
    this.pace = pace;
    this.json = json;
    this.waiting = waiting;
    this.permit = permit;
  }

  /**
   * Returns when the source is over, the reader gone or not permitted any more, or the server ends.
   */
  public void run(Source source, Sink sink) throws IOException {
    try (source) {
      sink.write(lines().retry(pace.retry).bytes());
      pump(source, sink);
    }
  }

  private void pump(Source source, Sink sink) throws IOException {
    long asked = System.nanoTime();
    long told = asked;
    while (true) {
      var patience = patience(told);
      var next = waiting.on(() -> source.next(patience)).orElse(null);
      if (next == null) {
        sink.write(lines().retry(spread()).bytes());
        return;
      }
      if (past(permit.every, asked)) {
        if (!permit.given.getAsBoolean()) return;
        asked = System.nanoTime();
      }
      if (!next.events().isEmpty() || next.over() || past(pace.heartbeat, told)) {
        sink.write(written(next));
        source.taken();
        told = System.nanoTime();
      }
      if (next.over()) return;
    }
  }

  private Duration patience(long told) {
    var silence = pace.heartbeat.minusNanos(System.nanoTime() - told);
    return silence.compareTo(permit.every) < 0 ? silence : permit.every;
  }

  /** Nearly, since whoever waits is now and then woken a little early. */
  private static boolean past(Duration time, long since) {
    return System.nanoTime() - since >= time.toNanos() * 9 / 10;
  }

  private byte[] written(Source.Next next) {
    var lines = lines();
    if (next.events().isEmpty() && !next.over()) lines.heartbeat();
    next.events().forEach(lines::add);
    return lines.bytes();
  }

  // All readers of a node that stops come back; they should not come at once.
  private Duration spread() {
    long least = pace.retry.toMillis() / 2;
    return Duration.ofMillis(least + ThreadLocalRandom.current().nextLong(4 * least + 1));
  }

  private Lines lines() {
    return new Lines(json);
  }
}
