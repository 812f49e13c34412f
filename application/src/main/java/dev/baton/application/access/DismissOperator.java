package dev.baton.application.access;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.handoff.ReleaseHandoffs;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Lets an operator go: his keys end, and what he owned goes back to the queue. */
public final class DismissOperator {
  private final Transactions transactions;
  private final ReleaseHandoffs release;

  @Inject
  public DismissOperator(Transactions transactions, ReleaseHandoffs release) {
    this.transactions = transactions;
    this.release = release;
  }

  /** The keys that ended with it. */
  public Ordered<List<ApiKey.Id>> dismiss(Caller caller, Operator.Id id) {
    var dismissed = transactions.within(store -> dismiss(caller, id, store));
    // Whatever keeps this from being done to the end: somebody looks after those who have left.
    if (dismissed instanceof Ordered.Done) release.all(caller.organization(), id);
    return dismissed;
  }

  private static Ordered<List<ApiKey.Id>> dismiss(Caller caller, Operator.Id id, Store store) {
    var holders = Keyholders.lock(caller.organization(), store);
    var operator = store.operators().find(caller.organization(), id).orElse(null);
    if (operator == null) return new Ordered.Unknown<>();
    if (!caller.actor().ranks(operator.role())) return Ordered.above();
    if (holders.lockedOutBy(id, Optional.empty())) return new Ordered.LastAdmin<>();
    store.operators().dismiss(operator);
    return new Ordered.Done<>(store.apiKeys().revokeAll(caller.organization(), id));
  }
}
