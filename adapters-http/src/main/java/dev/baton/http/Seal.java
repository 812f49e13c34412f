package dev.baton.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes what is remembered of a request readable only to who sends it again: its key comes from the
 * presented secret and the idempotency key, neither of which is stored. AES-256-GCM and
 * HMAC-SHA256.
 */
final class Seal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] key;

  private Seal(byte[] key) {
    this.key = key;
  }

  /**
   * @param secret the presented key or token, empty for none
   */
  static Seal of(String secret, String idempotencyKey) {
    return new Seal(mac(bytes("baton once " + secret), bytes(idempotencyKey)));
  }

  /** A hash that nobody else can compare guesses with: 64 hexadecimal digits. */
  String fingerprint(byte[]... parts) {
    return HexFormat.of().formatHex(mac(key, parts));
  }

  String close(byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain);
    var both = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
    return Base64.getEncoder().encodeToString(both.array());
  }

  byte[] open(String closed) {
    var both = ByteBuffer.wrap(Base64.getDecoder().decode(closed));
    var nonce = new byte[NONCE_BYTES];
    var sealed = new byte[both.remaining() - NONCE_BYTES];
    both.get(nonce).get(sealed);
    return cipher(Cipher.DECRYPT_MODE, nonce, sealed);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what is remembered cannot be read", e);
    }
  }

  /** Of the parts with their lengths, so that no two lists of parts are the same text. */
  private static byte[] mac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var each : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(each.length).array());
        mac.update(each);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
