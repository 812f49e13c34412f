package dev.baton.domain.asset;

/**
 * What a file that comes from elsewhere is called here: one name without a path, of letters, digits
 * and a few signs, with the extension of what it really is. Nothing in it can end a header, leave a
 * folder, or make a reader see another name.
 */
public final class FileName {
  private static final int LONGEST_STEM = 100;
  private static final String SIGNS = " ._-()+";
  private static final String NAMELESS = "image";

  private FileName() {}

  /** The name that somebody proposes, as far as it can be had. */
  public static String of(String proposed, MediaType type) {
    var stem = stem(proposed);
    return (stem.isEmpty() ? NAMELESS : stem) + "." + type.extension();
  }

  private static String stem(String proposed) {
    var last =
        proposed.substring(1 + Math.max(proposed.lastIndexOf('/'), proposed.lastIndexOf('\\')));
    int dot = last.lastIndexOf('.');
    var kept = new StringBuilder();
    (dot < 0 ? last : last.substring(0, dot))
        .codePoints()
        .filter(FileName::harmless)
        .limit(LONGEST_STEM)
        .forEach(kept::appendCodePoint);
    return kept.toString().replaceAll("^[ .]+|[ .]+$", "");
  }

  private static boolean harmless(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || SIGNS.indexOf(codePoint) >= 0;
  }
}
