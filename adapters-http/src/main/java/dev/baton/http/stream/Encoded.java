package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * An event as it goes over the wire, made once for all of its readers. Nobody changes its bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Encoded(byte[] bytes) implements Outgoing {

  public static Encoded of(ServerEvent event, ObjectWriter json) {
    return new Encoded(new Lines(json).event(event).bytes());
  }

  /** No event, but a place that a reader remembers as if there had been one. */
  public static Encoded mark(String id) {
    return block("id: " + id);
  }

  /** What breaks a silence. */
  static Encoded heartbeat() {
    return block(": still here");
  }

  /** How long a reader is to wait before it comes back. */
  static Encoded retry(Duration after) {
    return block("retry: " + after.toMillis());
  }

  private static Encoded block(String line) {
    return new Encoded((line + "\n\n").getBytes(StandardCharsets.US_ASCII));
  }
}
