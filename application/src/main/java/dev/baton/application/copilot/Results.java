package dev.baton.application.copilot;

import dev.baton.domain.JsonObject;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tools return, as JSON: maps, lists, texts, numbers, flags and nothing else. */
final class Results {

  private Results() {}

  static ToolResult of(Map<String, ? extends @Nullable Object> facts) {
    return new ToolResult(false, json(facts));
  }

  static ToolResult error(String code, String message) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("error", code);
    facts.put("message", message);
    return new ToolResult(true, json(facts));
  }

  private static JsonObject json(Map<String, ? extends @Nullable Object> facts) {
    var out = new StringBuilder();
    write(facts, out);
    return new JsonObject(out.toString());
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(map, out);
      case Iterable<?> list -> array(list, out);
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      case CharSequence text -> text(text, out);
      case Object other -> text(other.toString(), out);
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    var comma = "{";
    for (var entry : map.entrySet()) {
      out.append(comma);
      text(String.valueOf(entry.getKey()), out);
      out.append(':');
      write(entry.getValue(), out);
      comma = ",";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void array(Iterable<?> list, StringBuilder out) {
    out.append('[');
    var comma = "";
    for (var each : list) {
      out.append(comma);
      write(each, out);
      comma = ",";
    }
    out.append(']');
  }

  private static void text(CharSequence text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') out.append("\\u%04x".formatted((int) c));
          else out.append(c);
        }
      }
    }
    out.append('"');
  }
}
