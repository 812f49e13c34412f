package dev.baton.http.threads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Details;
import dev.baton.http.input.Fields;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a PATCH brings: each key that is sent takes the place of the one that was kept, and null
 * takes it away. What is absent stays as it is.
 */
record Data(@Nullable JsonObject metadata, @Nullable JsonObject variables) {
  static final int MOST_BYTES = 16 * 1024;
  static final String TOO_MUCH =
      "metadata and variables are at most %d bytes of JSON each.".formatted(MOST_BYTES);

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(ObjectNode.class);

  static Data read(Fields body) {
    return new Data(
        body.jsonOrNull("metadata", MOST_BYTES), body.jsonOrNull("variables", MOST_BYTES));
  }

  Details over(Details before) {
    return before.withData(
        merged(before.metadata(), metadata), merged(before.variables(), variables));
  }

  boolean fits(Details before) {
    var after = over(before);
    return bytes(after.metadata()) <= MOST_BYTES && bytes(after.variables()) <= MOST_BYTES;
  }

  private static JsonObject merged(JsonObject kept, @Nullable JsonObject sent) {
    if (sent == null) return kept;
    var all = parsed(kept);
    parsed(sent)
        .properties()
        .forEach(
            each -> {
              if (each.getValue().isNull()) all.remove(each.getKey());
              else all.set(each.getKey(), each.getValue());
            });
    return new JsonObject(all.toString());
  }

  private static ObjectNode parsed(JsonObject object) {
    try {
      return JSON.readValue(object.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("kept as JSON, and is none", e);
    }
  }

  private static int bytes(JsonObject object) {
    return object.text().getBytes(StandardCharsets.UTF_8).length;
  }
}
