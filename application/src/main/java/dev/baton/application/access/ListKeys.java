package dev.baton.application.access;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import jakarta.inject.Inject;
import java.util.List;

/** Shows the keys of an organization that were not revoked, oldest first. */
public final class ListKeys {
  private final Transactions transactions;

  @Inject
  public ListKeys(Transactions transactions) {
    this.transactions = transactions;
  }

  public List<ApiKeys.Known> list(Organization.Id organization) {
    return transactions.within(store -> store.apiKeys().list(organization));
  }
}
