package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Pulls events from a source and writes them on the request's own thread, so a slow reader slows
 * its own source and nothing else: there is no queue. Silence is broken by heartbeats, at which it
 * is also asked whether the reader may still read.
 */
public final class EventStream {
  private final Pace pace;
  private final ObjectWriter json;
  private final Waiting waiting;
  private final BooleanSupplier permitted;

  /**
   * The times of a stream.
   *
   * @param heartbeat the longest silence
   * @param retry what readers are told to wait before they come back
   */
  public record Pace(Duration heartbeat, Duration retry) {
    public static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(2));
  }

  /**
   * Where bytes go; returns when they are on their way, fails when the reader is gone or stalls.
   */
  @FunctionalInterface
  public interface Sink {
    void write(byte[] bytes) throws IOException;
  }

  public EventStream(Pace pace, ObjectWriter json, Waiting waiting, BooleanSupplier permitted) {
    this.pace = pace;
    this.json = json;
    this.waiting = waiting;
    this.permitted = permitted;
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
    while (true) {
      var next = waiting.on(() -> source.next(pace.heartbeat)).orElse(null);
      if (next == null) {
        sink.write(lines().retry(spread()).bytes());
        return;
      }
      if (System.nanoTime() - asked >= pace.heartbeat.toNanos() * 9 / 10) {
        if (!permitted.getAsBoolean()) return;
        asked = System.nanoTime();
      }
      sink.write(written(next));
      if (next.over()) return;
    }
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
