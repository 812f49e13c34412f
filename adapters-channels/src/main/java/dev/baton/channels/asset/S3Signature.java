package dev.baton.channels.asset;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests without a query, whose path needs no escaping. Source: AWS Signature Version 4 for
 * Amazon S3, in the authorization header.
 */
record S3Signature(S3Bucket bucket, Instant at) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * The headers to send beside {@code Host}.
   *
   * @param contentHash SHA-256 of the body in hexadecimal digits
   */
  Map<String, String> headers(String method, URI url, String contentHash) {
    var time = TIME.format(at);
    var signed = new TreeMap<String, String>();
    signed.put("host", url.getRawAuthority());
    signed.put("x-amz-content-sha256", contentHash);
    signed.put("x-amz-date", time);
    var names = String.join(";", signed.keySet());
    var lines =
        signed.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue() + "\n")
            .collect(Collectors.joining());
    var request = String.join("\n", method, url.getRawPath(), "", lines, names, contentHash);
    var scope = time.substring(0, 8) + "/" + bucket.region() + "/s3/aws4_request";
    var toSign = String.join("\n", ALGORITHM, time, scope, hash(request));
    var authorization =
        "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
            .formatted(
                ALGORITHM, bucket.credentials().accessKey(), scope, names, signature(toSign));
    signed.remove("host");
    signed.put("authorization", authorization);
    return signed;
  }

  private String signature(String toSign) {
    var key = utf8("AWS4" + bucket.credentials().secretKey());
    key = mac(key, TIME.format(at).substring(0, 8));
    key = mac(key, bucket.region());
    key = mac(key, "s3");
    key = mac(key, "aws4_request");
    return HexFormat.of().formatHex(mac(key, toSign));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HMAC-SHA256", missing);
    }
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(utf8(text));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
