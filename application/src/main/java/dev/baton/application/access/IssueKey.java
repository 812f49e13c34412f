package dev.baton.application.access;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a key and tells its secret, this once. */
public final class IssueKey {
  private static final String PREFIX = "bt_live_";
  private static final int SHOWN = PREFIX.length() + 4;

  private final Transactions transactions;
  private final Ids ids;
  private final Secrets secrets;

  @Inject
  public IssueKey(Transactions transactions, Ids ids, Secrets secrets) {
    this.transactions = transactions;
    this.ids = ids;
    this.secrets = secrets;
  }

  /**
   * What somebody wants to open with a key.
   *
   * @param operator null for a key of the organization itself
   * @param expiresAt null for a key that does not expire
   */
  public record Order(
      String name,
      Set<Scope> scopes,
      Operator.@Nullable Id operator,
      @Nullable Instant expiresAt) {}

  public record Issued(ApiKey key, String secret) {}

  /** Empty when the organization has no such operator. */
  public Optional<Issued> issue(Organization.Id organization, Order order) {
    var secret = PREFIX + secrets.next();
    return transactions.within(store -> issue(organization, order, secret, store));
  }

  private Optional<Issued> issue(
      Organization.Id organization, Order order, String secret, Store store) {
    Operator operator = null;
    if (order.operator() != null) {
      operator = store.operators().find(organization, order.operator()).orElse(null);
      if (operator == null) return Optional.empty();
    }
    var key =
        new ApiKey(
            new ApiKey.Id(ids.next()),
            organization,
            order.name(),
            secret.substring(0, SHOWN),
            order.scopes(),
            operator,
            ApiKey.Validity.from(store.now(), order.expiresAt()));
    store.apiKeys().add(key, KeyHash.of(secret));
    return Optional.of(new Issued(key, secret));
  }
}
