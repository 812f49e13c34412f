package dev.baton.http.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The four operations that Baton has to serve as others describe them, written down by hand from
 * their public pages: what our own document says of them proves nothing.
 */
public final class Seeds {
  private static final Map<String, String> FILES =
      Map.of(
          "relayMessage", "relay.json",
          "sendCopilotMessage", "ask.json",
          "sendThreadMessage", "thread.json",
          "replyToVisitor", "reply.json");
  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private Seeds() {}

  /** Fails unless the answer is what the page says; other operations have no page. */
  static void hold(String operation, int status, JsonNode body) {
    var file = FILES.get(operation);
    if (file == null) return;
    var schema = read(file).at("/responses/" + status);
    if (schema.isMissingNode()) return;
    assertThat(fits(schema, body)).as("%s %d: %s", operation, status, body).isTrue();
  }

  /** Whether the page takes this as a request's body. */
  public static boolean takes(String operation, JsonNode body) {
    var file = FILES.get(operation);
    if (file == null) throw new AssertionError("no page for " + operation);
    return fits(read(file).get("request"), body);
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    var formats = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema, formats)
        .validate(value)
        .isEmpty();
  }

  private static JsonNode read(String file) {
    return READ.computeIfAbsent(file, Seeds::load);
  }

  private static JsonNode load(String file) {
    try (var in = Seeds.class.getResourceAsStream("/dev/baton/http/seeds/" + file)) {
      return Json.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
