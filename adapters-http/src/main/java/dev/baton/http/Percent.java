package dev.baton.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Percent-decoding as the URL standard has it: what is no escape stays, bad UTF-8 becomes U+FFFD.
 */
final class Percent {

  private Percent() {}

  /** Of several values of one name the last counts. */
  static Map<String, String> query(@Nullable String query) {
    var values = new LinkedHashMap<String, String>();
    if (query == null || query.isEmpty()) return values;
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      values.put(decode(name.replace('+', ' ')), decode(value.replace('+', ' ')));
    }
    return values;
  }

  static String decode(String text) {
    if (text.indexOf('%') < 0) return text;
    var sent = text.getBytes(StandardCharsets.UTF_8);
    var meant = new ByteArrayOutputStream(sent.length);
    int i = 0;
    while (i < sent.length) {
      int escaped = sent[i] == '%' && i + 2 < sent.length ? hex(sent[i + 1], sent[i + 2]) : -1;
      meant.write(escaped < 0 ? sent[i] : escaped);
      i += escaped < 0 ? 1 : 3;
    }
    return meant.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }
}
