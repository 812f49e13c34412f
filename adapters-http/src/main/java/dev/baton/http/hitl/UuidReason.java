package dev.baton.http.hitl;

/** Why a text is no UUID, in the words of the parser that pydantic uses. */
final class UuidReason {
  private static final int[] LENGTHS = {8, 4, 4, 4, 12};

  private UuidReason() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c != '-' && (c > 'f' || Character.digit(c, 16) < 0)) return character(text, i);
    }
    var groups = text.split("-", -1);
    if (groups.length == 1)
      return "invalid length: expected length 32 for simple format, found " + text.length();
    if (groups.length != 5) return "invalid group count: expected 5, found " + groups.length;
    for (int i = 0; i < 5; i++) {
      if (groups[i].length() == LENGTHS[i]) continue;
      return "invalid group length in group %d: expected %d, found %d"
          .formatted(i, LENGTHS[i], groups[i].length());
    }
    throw new IllegalStateException("a UUID after all");
  }

  // The position counts bytes of UTF-8, from 1.
  private static String character(String text, int index) {
    int before = text.substring(0, index).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return "invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-],"
        + " found `%s` at %d".formatted(Character.toString(text.codePointAt(index)), before + 1);
  }
}
