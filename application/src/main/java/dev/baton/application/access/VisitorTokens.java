package dev.baton.application.access;

import java.time.Instant;
import java.util.Optional;

public interface VisitorTokens {

  /**
   * A token as it was found.
   *
   * @param asOf when it was read, by the database's clock
   */
  record Known(VisitorToken token, Instant asOf) {}

  void add(VisitorToken token, KeyHash hash);

  /** The token with the secret of this hash, expired or not. */
  Optional<Known> findByHash(KeyHash hash);
}
