package dev.baton.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a secret: all that is ever stored of one. In lower-case hexadecimal. */
public record KeyHash(String hex) {

  public static KeyHash of(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new KeyHash(
          HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
