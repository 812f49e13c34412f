package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The headers of answers that no endpoint writes itself. */
final class Headers {
  private static final String REQUEST_ID = "X-Request-Id";
  private static final String RETRY_AFTER = "Retry-After";
  private static final String REPLAYED = "Idempotent-Replayed";

  private Headers() {}

  static Map<String, ObjectNode> components() {
    var headers = new TreeMap<String, ObjectNode>();
    var text = Schema.of("string");
    headers.put(REQUEST_ID, header("Leads to the log: the one that was sent, or a new one", text));
    headers.put(RETRY_AFTER, header("Seconds", whole()));
    headers.put(REPLAYED, header("true on an answer that was remembered", text.deepCopy()));
    for (var window : List.of("Minute", "Hour")) {
      var of = " of the organization in this " + window.toLowerCase(java.util.Locale.ROOT);
      headers.put(limit("Limit", window), header("Requests" + of, whole()));
      headers.put(limit("Remaining", window), header("Requests left" + of, whole()));
      headers.put(
          limit("Reset", window), header("When it is over, in seconds since 1970", whole()));
    }
    return headers;
  }

  static ObjectNode ofAnswer(Endpoint endpoint) {
    var limits = endpoint.access() instanceof Access.Open ? Stream.<String>of() : limits();
    var replayed = endpoint.method() == Method.POST ? Stream.of(REPLAYED) : Stream.<String>of();
    return references(Stream.of(Stream.of(REQUEST_ID), limits, replayed).flatMap(each -> each));
  }

  static ObjectNode ofRefusal(int status) {
    var own =
        switch (status) {
          case 401 -> Stream.<String>of();
          case 409 -> Stream.concat(limits(), Stream.of(REPLAYED, RETRY_AFTER));
          case 429, 503 -> Stream.concat(limits(), Stream.of(RETRY_AFTER));
          default -> limits();
        };
    return references(Stream.concat(Stream.of(REQUEST_ID), own));
  }

  private static Stream<String> limits() {
    return Stream.of("Minute", "Hour")
        .flatMap(
            window -> Stream.of("Limit", "Remaining", "Reset").map(what -> limit(what, window)));
  }

  private static String limit(String what, String window) {
    return "X-RateLimit-" + what + "-" + window;
  }

  private static ObjectNode references(Stream<String> names) {
    var headers = Schema.anything();
    names.sorted().forEach(name -> headers.set(name, Schema.ref("#/components/headers/" + name)));
    return headers;
  }

  private static ObjectNode header(String description, ObjectNode schema) {
    var header = Schema.anything().put("description", description);
    header.set("schema", schema);
    return header;
  }

  private static ObjectNode whole() {
    return Schema.of("integer").put("format", "int64");
  }
}
