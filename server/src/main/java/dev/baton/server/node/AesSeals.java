package dev.baton.server.node;

import dev.baton.application.access.Seals;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets under AES-GCM with the installation's key, each with a nonce of its own. An installation
 * without a key keeps them as they are, so that several nodes need nothing in common but their
 * database; what was kept before there was a key can still be read.
 */
final class AesSeals implements Seals {
  private static final String SEALED = "aes-gcm:";
  private static final String AS_IT_IS = "plain:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final @Nullable SecretKey key;
  private final SecureRandom random = new SecureRandom();

  AesSeals(@Nullable SecretKey key) {
    this.key = key;
  }

  @Override
  public String seal(String secret) {
    if (key == null) return AS_IT_IS + secret;
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var hidden = run(Cipher.ENCRYPT_MODE, key, nonce, secret.getBytes(StandardCharsets.UTF_8));
    var all = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
    System.arraycopy(hidden, 0, all, NONCE_BYTES, hidden.length);
    return SEALED + Base64.getEncoder().encodeToString(all);
  }

  @Override
  public String open(String sealed) {
    if (sealed.startsWith(AS_IT_IS)) return sealed.substring(AS_IT_IS.length());
    if (!sealed.startsWith(SEALED)) throw new IllegalStateException("not a sealed secret");
    if (key == null) throw new IllegalStateException("BATON_SECRET_KEY is missing on this node");
    var all = Base64.getDecoder().decode(sealed.substring(SEALED.length()));
    var nonce = Arrays.copyOf(all, NONCE_BYTES);
    var hidden = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return new String(run(Cipher.DECRYPT_MODE, key, nonce, hidden), StandardCharsets.UTF_8);
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException flaw) {
      throw new IllegalStateException("BATON_SECRET_KEY is not the one this was sealed with", flaw);
    }
  }
}
