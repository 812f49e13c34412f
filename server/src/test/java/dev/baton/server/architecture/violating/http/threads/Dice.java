package dev.baton.server.architecture.violating.http.threads;

import java.util.UUID;

/** Mints an id that nobody handed in. */
final class Dice {

  private Dice() {}

  static UUID next() {
    return UUID.randomUUID();
  }
}
