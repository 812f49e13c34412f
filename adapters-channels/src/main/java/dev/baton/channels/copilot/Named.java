package dev.baton.channels.copilot;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids in the operator's words. */
final class Named {
  private static final Pattern ID =
      Pattern.compile("\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");

  private Named() {}

  /** The first id, null when there is none. */
  static @Nullable String id(String text) {
    var found = ID.matcher(text);
    return found.find() ? found.group() : null;
  }

  static String without(String text) {
    return ID.matcher(text).replaceAll(" ");
  }
}
