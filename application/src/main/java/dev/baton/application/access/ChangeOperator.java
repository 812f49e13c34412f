package dev.baton.application.access;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Operator;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what is known of an operator, or what he may do. */
public final class ChangeOperator {
  private final Transactions transactions;

  @Inject
  public ChangeOperator(Transactions transactions) {
    this.transactions = transactions;
  }

  public Ordered<Operator> change(Caller caller, Operator.Id id, UnaryOperator<Operator> edit) {
    return transactions.within(store -> change(caller, id, edit, store));
  }

  private static Ordered<Operator> change(
      Caller caller, Operator.Id id, UnaryOperator<Operator> edit, Store store) {
    var holders = Keyholders.lock(caller.organization(), store);
    var before = store.operators().find(caller.organization(), id).orElse(null);
    if (before == null) return new Ordered.Unknown<>();
    var after = edit.apply(before);
    if (!caller.actor().ranks(before.role()) || !caller.actor().ranks(after.role())) {
      return Ordered.above();
    }
    if (holders.lockedOutBy(id, Optional.of(after))) return new Ordered.LastAdmin<>();
    store.operators().save(after);
    return new Ordered.Done<>(after);
  }
}
