package dev.baton.domain.conversation;

/**
 * What a message may say: any Unicode but U+0000 and lone surrogates. Source: API.md, section 0.
 */
public final class MessageText {
  /** The longest text, in code points. */
  public static final int MAX_CODE_POINTS = 10_000;

  private MessageText() {}

  /** Whether PostgreSQL and every client can hold the text unchanged. */
  public static boolean storable(String text) {
    return text.codePoints().noneMatch(MessageText::unstorable);
  }

  public static boolean fits(String text) {
    return text.length() <= MAX_CODE_POINTS
        || text.codePointCount(0, text.length()) <= MAX_CODE_POINTS;
  }

  private static boolean unstorable(int codePoint) {
    return codePoint == 0 || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }
}
