package dev.baton.server.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields as a form posts them, or as a query has them; each may be there more than once. */
record PostedForm(Map<String, List<String>> fields) {

  static PostedForm body(HttpExchange exchange) throws IOException {
    return read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  static PostedForm read(@Nullable String encoded) {
    var fields = new HashMap<String, List<String>>();
    if (encoded == null || encoded.isEmpty()) return new PostedForm(fields);
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      fields
          .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
          .add(parts.length == 1 ? "" : decoded(parts[1]));
    }
    return new PostedForm(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String field(String name, String otherwise) {
    var values = all(name);
    return values.isEmpty() || values.getFirst().isEmpty() ? otherwise : values.getFirst();
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }
}
