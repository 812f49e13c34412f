package dev.baton.application.access;

import java.util.regex.Pattern;

/** The secret of a key, which only its holder keeps. Source of its form: API.md, section 0. */
public record ApiKeySecret(String text) {
  private static final String PREFIX = "bt_live_";
  private static final int SHOWN = PREFIX.length() + 4;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9]{32,128}");

  public ApiKeySecret {
    if (!looksLikeOne(text)) throw new IllegalArgumentException("not the form of a key");
  }

  public static ApiKeySecret mint(Secrets secrets) {
    return new ApiKeySecret(PREFIX + secrets.next());
  }

  /** What does not look like a secret of ours is not worth a hash, let alone a query. */
  public static boolean looksLikeOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** The part by which people tell keys apart. */
  public String shown() {
    return text.substring(0, SHOWN);
  }

  public KeyHash hash() {
    return KeyHash.of(text);
  }

  /** Never itself, wherever it is printed or logged. */
  @Override
  public String toString() {
    return shown() + "…";
  }
}
