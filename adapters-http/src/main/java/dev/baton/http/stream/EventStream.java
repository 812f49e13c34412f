package dev.baton.http.stream;

import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Pulls events from a source and hands them to its reader on the request's own thread, so a slow
 * reader slows its own source and nothing else: there is no queue. Silence is broken by heartbeats,
 * and from time to time it is asked whether the reader may still read.
 */
public final class EventStream {
  private final Pace pace;
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

  public EventStream(Pace pace, Waiting waiting, Permit permit) {
    this.pace = pace;
    this.waiting = waiting;
    this.permit = permit;
  }

  /**
   * Returns when the source is over, the reader gone or not permitted any more, or the server ends.
   *
   * @return whether the reader took all that it was handed
   */
  public boolean run(Source source, OutgoingChannel<List<Outgoing>, Receipt> reader) {
    try (source) {
      return took(reader.deliver(List.of(Encoded.retry(pace.retry)))) && pump(source, reader);
    }
  }

  private boolean pump(Source source, OutgoingChannel<List<Outgoing>, Receipt> reader) {
    long asked = System.nanoTime();
    long told = asked;
    while (true) {
      var patience = patience(told);
      var next = waiting.on(() -> source.next(patience)).orElse(null);
      if (next == null) return took(reader.deliver(List.of(Encoded.retry(spread()))));
      if (past(permit.every, asked)) {
        if (!permit.given.getAsBoolean()) return true;
        asked = System.nanoTime();
      }
      if (!next.events().isEmpty()) {
        var receipt = reader.deliver(next.events());
        source.settle(receipt);
        if (!took(receipt)) return false;
        told = System.nanoTime();
      }
      if (next.over()) return true;
      if (past(pace.heartbeat, told)) {
        if (!took(reader.deliver(List.of(Encoded.heartbeat())))) return false;
        told = System.nanoTime();
      }
    }
  }

  private static boolean took(Receipt receipt) {
    return receipt instanceof Receipt.Accepted;
  }

  private Duration patience(long told) {
    var silence = pace.heartbeat.minusNanos(System.nanoTime() - told);
    return silence.compareTo(permit.every) < 0 ? silence : permit.every;
  }

  /** Nearly, since whoever waits is now and then woken a little early. */
  private static boolean past(Duration time, long since) {
    return System.nanoTime() - since >= time.toNanos() * 9 / 10;
  }

  // All readers of a node that stops come back; they should not come at once.
  private Duration spread() {
    long least = pace.retry.toMillis() / 2;
    return Duration.ofMillis(least + ThreadLocalRandom.current().nextLong(4 * least + 1));
  }
}
