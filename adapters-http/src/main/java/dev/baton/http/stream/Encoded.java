package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;

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
    return new Encoded(("id: " + id + "\n\n").getBytes(StandardCharsets.US_ASCII));
  }
}
