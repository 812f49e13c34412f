package dev.baton.domain;

/**
 * A JSON object kept as it was sent: the domain stores and returns it, and decides nothing by it.
 */
public record JsonObject(String text) {
  public static final JsonObject EMPTY = new JsonObject("{}");

  public JsonObject {
    if (!text.startsWith("{")) throw new IllegalArgumentException("not a JSON object: " + text);
  }
}
