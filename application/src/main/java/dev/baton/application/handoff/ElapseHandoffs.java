package dev.baton.application.handoff;

import dev.baton.application.Transactions;
import jakarta.inject.Inject;

/** Does what time alone brings: leases that are over lapse, planned returns happen. */
public final class ElapseHandoffs {
  private static final int AT_ONCE = 100;

  private final HandoffQueries handoffs;
  private final Transactions transactions;

  @Inject
  public ElapseHandoffs(HandoffQueries handoffs, Transactions transactions) {
    this.handoffs = handoffs;
    this.transactions = transactions;
  }

  /** Handles some of what is due now, and tells how many there were. Any node may call it. */
  public int elapse() {
    var due = handoffs.due(AT_ONCE);
    for (var each : due) {
      transactions.on(
          each.organization(),
          each.handoff(),
          exchange -> exchange.stretch().elapse(exchange.now()));
    }
    return due.size();
  }
}
