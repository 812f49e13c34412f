package dev.baton.application.access;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a caller who he is. */
public final class IdentifyCaller {
  private final Transactions transactions;

  @Inject
  public IdentifyCaller(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Whom a key stands for.
   *
   * @param operator null for a key of the organization itself
   */
  public record Identity(Organization organization, @Nullable Operator operator) {}

  /** Empty when the organization is gone. */
  public Optional<Identity> identify(Caller caller) {
    return transactions.within(
        store ->
            store
                .organizations()
                .find(caller.organization())
                .map(organization -> new Identity(organization, operator(caller, store))));
  }

  private static @Nullable Operator operator(Caller caller, Store store) {
    var id = caller.actor().operator();
    if (id == null) return null;
    return store.operators().find(caller.organization(), id).orElse(null);
  }
}
