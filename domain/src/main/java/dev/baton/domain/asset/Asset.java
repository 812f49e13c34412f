package dev.baton.domain.asset;

import dev.baton.domain.access.Organization;
import java.util.regex.Pattern;

/**
 * An image that an organization has, kept once however often it is sent, and never changed.
 *
 * @param key its name to the world, which nobody can guess, not even who knows the bytes
 * @param size in bytes
 */
public record Asset(Organization.Id organization, Hash hash, String key, MediaType type, int size) {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");

  /** SHA-256 of the bytes, in lower-case hexadecimal digits. */
  public record Hash(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Hash {
      if (!HEX.matcher(hex).matches()) throw new IllegalArgumentException("not a SHA-256: " + hex);
    }
  }

  public Asset {
    if (!KEY.matcher(key).matches()) throw new IllegalArgumentException("not a key");
    if (size <= 0) throw new IllegalArgumentException("an image has bytes");
  }
}
