package dev.baton.channels.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A signature for each of some secrets, keyed with the secret's text as a whole. Source: the
 * conversations dialect's public document on signing.
 */
public final class DialectSignature {

  private DialectSignature() {}

  /**
   * The value of the header. Of two signatures that of the newer secret comes last: a receiver that
   * expects one alone, and keeps the last, can change over right after a rotation.
   *
   * @param secrets the newest first
   */
  public static String of(List<String> secrets, Instant at, byte[] body) {
    var timestamp = Long.toString(at.getEpochSecond());
    var header = new StringBuilder("t=" + timestamp);
    for (var secret : secrets.reversed()) {
      var key = secret.getBytes(StandardCharsets.UTF_8);
      header.append(",v1=").append(HexFormat.of().formatHex(Hmac.of(key, timestamp + ".", body)));
    }
    return header.toString();
  }
}
