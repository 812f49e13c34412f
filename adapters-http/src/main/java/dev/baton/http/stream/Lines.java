package dev.baton.http.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The event stream format of the HTML standard. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private final ObjectWriter json;

  Lines(ObjectWriter json) {
    this.json = json;
  }

  Lines retry(Duration after) {
    text.append("retry: ").append(after.toMillis()).append("\n\n");
    return this;
  }

  Lines heartbeat() {
    text.append(": still here\n\n");
    return this;
  }

  Lines event(ServerEvent event) {
    if (event.id() != null) text.append("id: ").append(event.id()).append('\n');
    if (event.name() != null) text.append("event: ").append(event.name()).append('\n');
    text.append("data: ").append(line(event.data())).append("\n\n");
    return this;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
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
