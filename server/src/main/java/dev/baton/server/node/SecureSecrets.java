package dev.baton.server.node;

import dev.baton.application.access.Secrets;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Secrets of letters and digits, each of them drawn evenly. */
final class SecureSecrets implements Secrets {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    return random
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
