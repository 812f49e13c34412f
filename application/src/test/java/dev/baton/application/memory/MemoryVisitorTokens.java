package dev.baton.application.memory;

import dev.baton.application.access.KeyHash;
import dev.baton.application.access.VisitorToken;
import dev.baton.application.access.VisitorTokens;
import java.time.InstantSource;
import java.util.Optional;

record MemoryVisitorTokens(Tables tables, InstantSource clock) implements VisitorTokens {

  @Override
  public void add(VisitorToken token, KeyHash hash) {
    tables.tokens().put(hash, token);
  }

  @Override
  public Optional<Known> findByHash(KeyHash hash) {
    return Optional.ofNullable(tables.tokens().get(hash))
        .map(token -> new Known(token, clock.instant()));
  }
}
