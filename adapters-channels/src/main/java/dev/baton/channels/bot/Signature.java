package dev.baton.channels.bot;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the receiver knows the sender by. Source: the Standard Webhooks specification. */
record Signature(String timestamp, String value) {
  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  static Signature of(String secret, String id, Instant at, byte[] body) {
    var timestamp = Long.toString(at.getEpochSecond());
    try {
      var mac = Mac.getInstance(HMAC);
      var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return new Signature(
          timestamp, "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    } catch (GeneralSecurityException flaw) {
      throw new IllegalStateException("every JDK has " + HMAC, flaw);
    }
  }
}
