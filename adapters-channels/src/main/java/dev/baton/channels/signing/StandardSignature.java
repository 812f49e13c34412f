package dev.baton.channels.signing;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signature for each of some secrets, of which the receiver looks for one that it can make
 * itself. Source: the Standard Webhooks specification.
 */
public record StandardSignature(String timestamp, String value) {
  private static final String PREFIX = "whsec_";

  /**
   * @param secrets each {@code whsec_} and the Base64 of the key
   * @param id the message's, the same whenever it is sent
   */
  public static StandardSignature of(List<String> secrets, String id, Instant at, byte[] body) {
    var timestamp = Long.toString(at.getEpochSecond());
    var before = id + "." + timestamp + ".";
    var value =
        secrets.stream()
            .map(secret -> "v1," + signed(secret, before, body))
            .collect(Collectors.joining(" "));
    return new StandardSignature(timestamp, value);
  }

  private static String signed(String secret, String before, byte[] body) {
    var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    return Base64.getEncoder().encodeToString(Hmac.of(key, before, body));
  }
}
