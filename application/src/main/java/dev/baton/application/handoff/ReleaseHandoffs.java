package dev.baton.application.handoff;

import dev.baton.application.Transactions;
import dev.baton.application.access.Operators.Leaver;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.time.Instant;

/** Gives back to the queue what somebody owned who has left. */
public final class ReleaseHandoffs {
  private static final int AT_ONCE = 100;

  private final HandoffQueries handoffs;
  private final Transactions transactions;

  @Inject
  public ReleaseHandoffs(HandoffQueries handoffs, Transactions transactions) {
    this.handoffs = handoffs;
    this.transactions = transactions;
  }

  /** How many there were. */
  public int all(Organization.Id organization, Operator.Id operator) {
    int released = 0;
    while (true) {
      var owned = handoffs.ownedBy(organization, operator, AT_ONCE);
      if (owned.isEmpty()) return released;
      owned.forEach(each -> release(organization, each, operator));
      released += owned.size();
    }
  }

  /** Looks after all who have left of late; any node may call it. */
  public int ofLeavers() {
    var leavers = transactions.within(store -> store.operators().leaving(AT_ONCE));
    return leavers.stream().mapToInt(this::of).sum();
  }

  private int of(Leaver leaver) {
    int released = all(leaver.organization(), leaver.operator());
    if (leaver.longGone()) {
      transactions.within(
          store -> {
            store.operators().gone(leaver);
            return true;
          });
    }
    return released;
  }

  private void release(Organization.Id organization, Handoff.Id id, Operator.Id operator) {
    transactions.on(
        organization, id, exchange -> released(exchange.stretch(), operator, exchange.now()));
  }

  /** The organization itself gives it back, unless it is another's by now. */
  private static Decision<Handoff> released(Stretch stretch, Operator.Id operator, Instant now) {
    var same = operator.equals(stretch.handoff().claim().holder());
    if (same) return stretch.release(new Actor.Team(), now);
    return Decision.unchanged(stretch.conversation()).map(_ -> stretch.handoff());
  }
}
