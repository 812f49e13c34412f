package dev.baton.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent as a form. Of several values of one name the last counts.
 *
 * @param query of the URL, as sent
 * @param values of the body, decoded, by name
 */
public record Form(@Nullable String query, Map<String, String> values) {

  public Form {
    values = Map.copyOf(values);
  }

  /** Null where it was not sent, or is empty. */
  public @Nullable String value(String name) {
    var value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
