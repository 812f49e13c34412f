package dev.baton.http.input;

import dev.baton.http.input.Flaw.TextFault;
import org.jspecify.annotations.Nullable;

/**
 * What a text must be: between {@code least} and {@code most} code points, kept as sent or trimmed.
 */
public record Text(int least, int most, boolean trimmed) {
  /** API.md section 0. */
  public static final int MOST = 10_000;

  public static Text any() {
    return new Text(0, MOST, false);
  }

  public static Text atLeast(int least) {
    return new Text(least, MOST, false);
  }

  public Text atMost(int most) {
    return new Text(least, most, trimmed);
  }

  /** Without the leading and trailing white space that JavaScript's {@code trim} takes off. */
  public Text trim() {
    return new Text(least, most, true);
  }

  String kept(String sent) {
    if (!trimmed) return sent;
    int from = 0;
    int to = sent.length();
    while (from < to && isWhite(sent.charAt(from))) from++;
    while (to > from && isWhite(sent.charAt(to - 1))) to--;
    return sent.substring(from, to);
  }

  private static boolean isWhite(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\uFEFF';
  }

  /** What no text on this wire may hold. */
  static @Nullable TextFault fault(String text) {
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint == 0) return TextFault.NUL;
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        return TextFault.LONE_SURROGATE;
    }
    return null;
  }
}
