package dev.baton.application.handoff;

import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.time.Duration;

/** Takes a handoff for one operator alone, for as long as a lease lasts; again renews it. */
public final class ClaimHandoff {
  private final Transactions transactions;

  @Inject
  public ClaimHandoff(Transactions transactions) {
    this.transactions = transactions;
  }

  public Decision<Handoff> claim(Caller caller, Handoff.Id handoff, Duration lease, boolean force) {
    return transactions.on(
        caller.organization(),
        handoff,
        exchange -> exchange.stretch().claim(caller.actor(), lease, force, exchange.now()));
  }
}
