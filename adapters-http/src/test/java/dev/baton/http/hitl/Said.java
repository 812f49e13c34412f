package dev.baton.http.hitl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** An answer as far as it is compared: the status, and the whole body as JSON. */
public record Said(int status, JsonNode body) {
  private static final JsonMapper JSON = new JsonMapper();

  public static Said of(int status, String body) {
    try {
      return new Said(status, body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  /** A field of the body, by a JSON pointer without its first slash. */
  public String at(String pointer) {
    var found = body.at("/" + pointer);
    if (found.isMissingNode()) throw new AssertionError("no " + pointer + " in " + this);
    return found.asText();
  }
}
