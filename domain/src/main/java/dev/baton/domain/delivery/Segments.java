package dev.baton.domain.delivery;

/**
 * How a text is cut for SMS: in 7-bit characters where all of them are in the alphabet of GSM 03.38
 * or its extension, else in UCS-2. One segment holds 160 or 70 units, each of several 153 or 67,
 * and neither an escaped character nor a surrogate pair is cut in two.
 *
 * @param count at least 1
 */
public record Segments(Encoding encoding, int count) {

  public enum Encoding {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int alone;
    private final int joined;

    Encoding(int alone, int joined) {
      this.alone = alone;
      this.joined = joined;
    }
  }

  /** The longest text that a provider takes, in UTF-16 units. Source: FAILURES.md 73. */
  public static final int MOST_CHARACTERS = 1_600;

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String ESCAPED = "\f^{}\\[~]|€";

  public static Segments of(String text) {
    var encoding = seven(text) ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = text.codePoints().map(each -> units(each, encoding)).sum();
    if (units <= encoding.alone) return new Segments(encoding, 1);
    return new Segments(encoding, joined(text, encoding));
  }

  private static boolean seven(String text) {
    return text.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0 || ESCAPED.indexOf(each) >= 0);
  }

  private static int joined(String text, Encoding encoding) {
    int segments = 1;
    int filled = 0;
    for (int each : text.codePoints().toArray()) {
      int units = units(each, encoding);
      if (filled + units > encoding.joined) {
        segments++;
        filled = 0;
      }
      filled += units;
    }
    return segments;
  }

  private static int units(int codePoint, Encoding encoding) {
    return switch (encoding) {
      case GSM_7 -> ESCAPED.indexOf(codePoint) >= 0 ? 2 : 1;
      case UCS_2 -> Character.charCount(codePoint);
    };
  }
}
