package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that a schema takes. What a field of this name looks like is told in one place, the
 * resource {@code samples.json}; where that does not fit, the plainest value of the type does.
 */
final class Samples {
  private static final JsonNode BY_NAME = byName();
  private static final String TIME = "2026-03-14T09:26:53.589793Z";

  private final Map<String, ObjectNode> components;

  /** With the components that references lead to. */
  Samples(Map<String, ObjectNode> components) {
    this.components = components;
  }

  static JsonNode of(ObjectNode schema) {
    return new Samples(Map.of()).of("", schema);
  }

  JsonNode of(String name, JsonNode schema) {
    var told = BY_NAME.get(name);
    if (told != null && fits(told, schema)) return told;
    if (schema.has("$ref")) return of(name, resolved(schema.get("$ref").textValue()));
    for (var choice : new String[] {"anyOf", "oneOf"})
      if (schema.has(choice)) return of(name, schema.get(choice).get(0));
    if (schema.has("enum")) return schema.get("enum").get(0);
    if (schema.has("default")) return schema.get("default");
    var type = type(schema);
    return switch (type == null ? "" : type) {
      case "string" -> text(name, schema);
      case "integer", "number" -> LongNode.valueOf(Math.max(1, schema.path("minimum").asLong(1)));
      case "boolean" -> BooleanNode.TRUE;
      case "array" -> JsonNodeFactory.instance.arrayNode().add(of(name, schema.get("items")));
      case "object" -> object(schema);
      default -> NullNode.instance;
    };
  }

  private JsonNode object(JsonNode schema) {
    var object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(each -> object.set(each.getKey(), of(each.getKey(), each.getValue())));
    return object;
  }

  private static JsonNode text(String name, JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> new TextNode(uuid(name));
      case "date-time" -> new TextNode(TIME);
      default -> new TextNode("x".repeat(Math.max(1, schema.path("minLength").asInt(1))));
    };
  }

  /** The same name, the same id; of version 7 and of one time. */
  private static String uuid(String name) {
    var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    long low = hash.getLeastSignificantBits();
    return new UUID(0x019cec1d_2f6a_7000L | (hash.getMostSignificantBits() & 0xfff), low)
        .toString();
  }

  private static boolean fits(JsonNode told, JsonNode schema) {
    if (schema.has("enum")) {
      for (var word : schema.get("enum")) if (word.equals(told)) return true;
      return false;
    }
    var type = type(schema);
    if (type == null) return false;
    return switch (type) {
      case "string" -> told.isTextual() && !schema.has("format");
      case "integer" -> told.isIntegralNumber();
      case "number" -> told.isNumber();
      case "boolean" -> told.isBoolean();
      case "array" -> told.isArray() && schema.path("items").path("type").asText().equals("string");
      case "object" -> told.isObject() && !schema.has("properties");
      default -> false;
    };
  }

  private static @Nullable String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.get(0).textValue() : type.textValue();
  }

  private JsonNode resolved(String reference) {
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    return Objects.requireNonNull(components.get(name), name);
  }

  private static JsonNode byName() {
    try (var in = Samples.class.getResourceAsStream("samples.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
