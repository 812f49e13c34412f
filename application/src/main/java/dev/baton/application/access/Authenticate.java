package dev.baton.application.access;

import dev.baton.application.Transactions;
import dev.baton.domain.access.ApiKey;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds what a presented secret opens. Whether it opens anything now is for the caller to judge.
 */
public final class Authenticate {
  private final Transactions transactions;

  @Inject
  public Authenticate(Transactions transactions) {
    this.transactions = transactions;
  }

  public Optional<ApiKey> key(KeyHash secret) {
    return transactions.within(store -> store.apiKeys().findByHash(secret));
  }

  public Optional<VisitorToken> token(KeyHash secret) {
    return transactions.within(store -> store.visitorTokens().findByHash(secret));
  }
}
