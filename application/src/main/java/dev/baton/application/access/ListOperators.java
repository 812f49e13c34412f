package dev.baton.application.access;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Shows the operators of an organization. */
public final class ListOperators {
  private final Transactions transactions;

  @Inject
  public ListOperators(Transactions transactions) {
    this.transactions = transactions;
  }

  public List<Operator> list(Organization.Id organization) {
    return transactions.within(store -> store.operators().list(organization));
  }

  public Optional<Operator> find(Organization.Id organization, Operator.Id id) {
    return transactions.within(store -> store.operators().find(organization, id));
  }
}
