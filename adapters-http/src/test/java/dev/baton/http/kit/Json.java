package dev.baton.http.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON that tests compare as a whole. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  public static JsonNode of(String text, Object... values) {
    try {
      return MAPPER.readTree(values.length == 0 ? text : text.formatted(values));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }
}
