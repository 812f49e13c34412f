package dev.baton.http.input;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Only the form with hyphens, in any case: one id has one spelling in paths, logs and caches. */
final class Uuids {
  static final UUID NIL = new UUID(0, 0);

  private Uuids() {}

  static @Nullable UUID parse(String text) {
    if (text.length() != 36) return null;
    for (int i = 0; i < 36; i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? text.charAt(i) != '-' : !isHex(text.charAt(i))) return null;
    }
    return UUID.fromString(text);
  }

  static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
