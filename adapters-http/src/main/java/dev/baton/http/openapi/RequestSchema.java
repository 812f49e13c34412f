package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.input.Asked.Shape;
import dev.baton.http.input.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wanted of a request, as a JSON Schema. */
final class RequestSchema {

  private RequestSchema() {}

  static ObjectNode of(Want want) {
    var schema = shape(want, want.shape());
    if (want.nullable()) Schema.orNull(schema);
    if (want.absent() instanceof Long number) schema.put("default", number);
    if (want.absent() instanceof Boolean flag) schema.put("default", flag);
    if (want.absent() instanceof String text) schema.put("default", text);
    return schema;
  }

  private static ObjectNode shape(Want want, Shape shape) {
    return switch (shape) {
      case Shape.OfText(var rule) -> text(rule);
      case Shape.OfUuid _ -> Schema.of("string").put("format", "uuid");
      case Shape.OfInteger(var least, var most) -> integer(least, most);
      case Shape.OfFlag _ -> Schema.of("boolean");
      case Shape.OfWord(var words, var usual) -> word(words, usual);
      case Shape.OfCommaList(var words) -> commaList(words);
      case Shape.OfOpaque _ -> Schema.of("string");
      case Shape.OfJson(var most) ->
          Schema.of("object").put("description", "At most %d bytes of JSON.".formatted(most));
      case Shape.OfList list -> list(want, list);
      case Shape.OfObject _ -> object(want);
      // The whole of a path, a query or an element is an object that nobody had to name.
      case Shape.OfAnything _, Shape.Closed _ ->
          want.members().isEmpty() ? Schema.anything() : object(want);
    };
  }

  private static ObjectNode text(Text rule) {
    var schema = Schema.of("string");
    if (rule.least() > 0) schema.put("minLength", rule.least());
    if (rule.trimmed()) schema.put("description", "White space around it is taken off.");
    return schema.put("maxLength", rule.most());
  }

  private static ObjectNode integer(long least, long most) {
    var schema = Schema.of("integer").put("format", "int64").put("minimum", least);
    return most > Integer.MAX_VALUE ? schema : schema.put("maximum", most);
  }

  private static ObjectNode word(List<String> words, @Nullable String usual) {
    var schema = Schema.of("string");
    words.forEach(schema.putArray("enum")::add);
    return usual == null ? schema : schema.put("default", usual);
  }

  private static ObjectNode commaList(List<String> words) {
    var schema = Schema.of("string");
    return words.isEmpty()
        ? schema.put("description", "Ids between commas.")
        : schema.put("description", "Words between commas: " + String.join(", ", words) + ".");
  }

  private static ObjectNode list(Want want, Shape.OfList list) {
    var schema = Schema.of("array");
    if (list.least() > 0) schema.put("minItems", list.least());
    schema.put("maxItems", list.most());
    schema.set("items", shape(want.each(), list.each()));
    return schema;
  }

  private static ObjectNode object(Want want) {
    var schema = Schema.of("object");
    ArrayNode required = schema.arrayNode();
    var properties = schema.putObject("properties");
    want.members()
        .forEach(
            (name, member) -> {
              properties.set(name, of(member));
              if (member.required()) required.add(name);
            });
    if (!required.isEmpty()) schema.set("required", required);
    return want.closed() ? schema.put("additionalProperties", false) : schema;
  }
}
