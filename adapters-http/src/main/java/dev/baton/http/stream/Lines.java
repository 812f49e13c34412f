package dev.baton.http.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The event stream format of the HTML standard. */
final class Lines {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ObjectWriter json;

  Lines(ObjectWriter json) {
    this.json = json;
  }

  Lines add(Outgoing outgoing) {
    switch (outgoing) {
      case Encoded encoded -> bytes.writeBytes(encoded.bytes());
      case ServerEvent event -> event(event);
    }
    return this;
  }

  Lines event(ServerEvent event) {
    if (event.id() != null) add("id: " + event.id() + "\n");
    if (event.name() != null) add("event: " + event.name() + "\n");
    return add("data: " + line(event.data()) + "\n\n");
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private Lines add(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  // JSON escapes CR and LF; the separators end a line for readers that take the stream for text.
  private String line(Object data) {
    try {
      return json.writeValueAsString(data)
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that is no JSON", e);
    }
  }
}
