package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The headers of requests that no endpoint reads itself. */
final class Parameters {
  static final String REQUEST_ID = "X-Request-Id";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String LAST_EVENT_ID = "Last-Event-ID";

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_ID = 128;

  private Parameters() {}

  static Map<String, ObjectNode> components() {
    var parameters = new TreeMap<String, ObjectNode>();
    parameters.put(
        REQUEST_ID,
        header(REQUEST_ID, "Comes back with the answer, and stands in the log", LONGEST_ID));
    parameters.put(
        IDEMPOTENCY_KEY,
        header(
            IDEMPOTENCY_KEY,
            "Makes it safe to send this again: within 24 hours the same key with the same body"
                + " has no second effect and gets the first answer",
            LONGEST_KEY));
    parameters.put(
        LAST_EVENT_ID,
        header(LAST_EVENT_ID, "The id of the last event that was heard: goes on after it", 64));
    return parameters;
  }

  static ObjectNode reference(String name) {
    return Schema.ref("#/components/parameters/" + name);
  }

  /** A header that has to be there. */
  static ObjectNode required(String name) {
    var header = Schema.anything().put("name", name).put("in", "header").put("required", true);
    header.set("schema", Schema.of("string"));
    return header;
  }

  private static ObjectNode header(String name, String description, int most) {
    var header = Schema.anything().put("name", name).put("in", "header");
    header.put("required", false).put("description", description);
    header.set("schema", Schema.of("string").put("minLength", 1).put("maxLength", most));
    return header;
  }
}
