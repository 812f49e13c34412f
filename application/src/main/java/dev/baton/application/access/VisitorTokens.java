package dev.baton.application.access;

import java.util.Optional;

public interface VisitorTokens {

  void add(VisitorToken token, KeyHash hash);

  /** The token with the secret of this hash, expired or not. */
  Optional<VisitorToken> findByHash(KeyHash hash);
}
