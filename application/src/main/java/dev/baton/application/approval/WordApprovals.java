package dev.baton.application.approval;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Lines;
import jakarta.inject.Inject;

/** Sets what visitors of an organization are told while they wait for an approval. */
public final class WordApprovals {
  private final Transactions transactions;

  @Inject
  public WordApprovals(Transactions transactions) {
    this.transactions = transactions;
  }

  public Lines find(Organization.Id organization) {
    return transactions.within(store -> store.approvalLines().find(organization));
  }

  public Lines set(Organization.Id organization, Lines lines) {
    return transactions.within(
        store -> {
          store.approvalLines().save(organization, lines);
          return lines;
        });
  }
}
