package dev.baton.application.access;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Lets somebody in who answers visitors; keys are issued apart. */
public final class EmployOperator {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public EmployOperator(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public Ordered<Operator> employ(Caller caller, String name, Role role, @Nullable String email) {
    if (!caller.actor().ranks(role)) return Ordered.above();
    var id = new Operator.Id(ids.next());
    var operator = new Operator(id, caller.organization(), name, role, email);
    return transactions.within(
        store -> {
          store.operators().add(operator);
          return new Ordered.Done<>(operator);
        });
  }
}
