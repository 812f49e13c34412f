package dev.baton.application.access;

import dev.baton.application.Transactions;
import dev.baton.application.Unavailable;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds what a presented secret opens. Whether it opens anything now is for the caller to judge.
 */
public final class Authenticate {
  /** How exactly it is noted when a key was used. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final Transactions transactions;

  @Inject
  public Authenticate(Transactions transactions) {
    this.transactions = transactions;
  }

  public Optional<ApiKeys.Known> key(KeyHash secret) {
    var found = transactions.within(store -> store.apiKeys().findByHash(secret));
    found.filter(ApiKeys.Known::active).filter(Authenticate::unnoted).ifPresent(this::note);
    return found;
  }

  public Optional<VisitorTokens.Known> token(KeyHash secret) {
    return transactions.within(store -> store.visitorTokens().findByHash(secret));
  }

  private static boolean unnoted(ApiKeys.Known known) {
    var last = known.lastUsedAt();
    return last == null || last.plus(GRAIN).isBefore(known.asOf());
  }

  /** A database that can only be read still lets people in. */
  private void note(ApiKeys.Known known) {
    try {
      transactions.within(
          store -> {
            store.apiKeys().used(known.key());
            return true;
          });
    } catch (Unavailable unnoted) {
      // It will be noted when the key is asked for next.
    }
  }
}
