package dev.baton.application.handoff;

import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.NoSuchOperator;
import dev.baton.domain.access.Operator;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;

/** Gives a handoff back to the queue, or to another operator. */
public final class MoveHandoff {
  private final Transactions transactions;

  @Inject
  public MoveHandoff(Transactions transactions) {
    this.transactions = transactions;
  }

  public Decision<Handoff> release(Caller caller, Handoff.Id handoff) {
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().release(caller.actor(), exchange.now()));
  }

  public Decision<Handoff> transfer(Caller caller, Handoff.Id handoff, Operator.Id to) {
    if (!known(caller, to)) return Decision.refuse(new NoSuchOperator(to));
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().transfer(caller.actor(), to, exchange.now()));
  }

  private boolean known(Caller caller, Operator.Id to) {
    return transactions.within(
        store -> store.operators().find(caller.organization(), to).isPresent());
  }
}
