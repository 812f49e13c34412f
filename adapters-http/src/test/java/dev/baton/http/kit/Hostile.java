package dev.baton.http.kit;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A request that no server should stumble over.
 *
 * @param name says what is odd about it
 * @param harmless whether a 2xx is an answer too; a 4xx always is, a 5xx never
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they go out, never compared
public record Hostile(String name, byte[] bytes, boolean harmless) {

  /** What makes a target unreadable, so that it belongs to no surface. */
  private static final Pattern UNREADABLE = Pattern.compile("%00|%zz");

  static Hostile wrong(String name, byte[] bytes) {
    return new Hostile(name, bytes, false);
  }

  static Hostile odd(String name, byte[] bytes) {
    return new Hostile(name, bytes, true);
  }

  public boolean accepts(int status) {
    return (status >= 400 && status < 500) || (harmless && status >= 200 && status < 300);
  }

  /** The path whose surface has to answer. */
  public String path() {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var target = text.substring(text.indexOf(' ') + 1, text.indexOf(" HTTP/"));
    boolean tooLong = target.length() > 16_000;
    var path = target.split("[?;]", 2)[0];
    return tooLong || UNREADABLE.matcher(path).find() ? "/" : path;
  }

  @Override
  public String toString() {
    return name;
  }
}
