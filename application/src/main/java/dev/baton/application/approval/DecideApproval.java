package dev.baton.application.approval;

import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.Decision;
import dev.baton.domain.Refusal.NotFound;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Verdict;
import dev.baton.domain.conversation.Suspension;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Answers an approval, once. */
public final class DecideApproval {
  private final ApprovalQueries approvals;
  private final Transactions transactions;

  @Inject
  public DecideApproval(ApprovalQueries approvals, Transactions transactions) {
    this.approvals = approvals;
    this.transactions = transactions;
  }

  public Decision<Approval> decide(
      Caller caller, Approval.Id id, Verdict verdict, @Nullable String note) {
    var known = approvals.find(caller.organization(), id).orElse(null);
    if (known == null) return Decision.refuse(new NotFound());
    var ruling = new Suspension.Ruling(verdict, note, caller.actor(), caller.key());
    // Which conversation it belongs to never changes; all else is read again under its lock.
    return transactions.on(
        caller.organization(),
        known.conversation(),
        exchange ->
            exchange
                .approval(id)
                .map(
                    each ->
                        new Suspension(exchange.conversation())
                            .decide(each, ruling, exchange.now()))
                .orElseGet(() -> Decision.refuse(new NotFound())));
  }
}
