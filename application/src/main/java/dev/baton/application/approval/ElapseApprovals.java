package dev.baton.application.approval;

import dev.baton.application.Transactions;
import dev.baton.application.approval.ApprovalQueries.Due;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.conversation.Suspension;
import jakarta.inject.Inject;

/** Denies what nobody answered in time. */
public final class ElapseApprovals {
  private static final int AT_ONCE = 100;

  private final ApprovalQueries approvals;
  private final Transactions transactions;

  @Inject
  public ElapseApprovals(ApprovalQueries approvals, Transactions transactions) {
    this.approvals = approvals;
    this.transactions = transactions;
  }

  /** Handles some of what is due now, and tells how many there were. Any node may call it. */
  public int elapse() {
    var due = approvals.due(AT_ONCE);
    due.forEach(this::elapse);
    return due.size();
  }

  private void elapse(Due due) {
    transactions.on(
        due.organization(),
        due.conversation(),
        exchange ->
            exchange
                .approval(due.approval())
                .map(each -> new Suspension(exchange.conversation()).elapse(each, exchange.now()))
                .orElseGet(() -> Decision.refuse(new NotFound())));
  }
}
