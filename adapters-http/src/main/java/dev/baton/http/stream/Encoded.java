package dev.baton.http.stream;

import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * An event as it goes over the wire, made once for all of its readers. Nobody changes its bytes.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Encoded(byte[] bytes) implements Outgoing {

  public static Encoded of(ServerEvent event, ObjectWriter json) {
    return new Encoded(new Lines(json).event(event).bytes());
  }
}
