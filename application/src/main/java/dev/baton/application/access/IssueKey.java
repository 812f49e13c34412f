package dev.baton.application.access;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.domain.access.Actor;
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

  public record Issued(ApiKey key, ApiKeySecret secret) {

    /** As it is found from now on. */
    public ApiKeys.Known known() {
      return new ApiKeys.Known(key, null, key.validity().createdAt());
    }
  }

  /** By somebody who cannot give more than he has: no wider scopes, no higher role. */
  public Ordered<Issued> issue(Caller caller, Order order) {
    if (!caller.scopes().containsAll(order.scopes())) {
      return new Ordered.Beyond<>("A key can only give scopes that it has itself.");
    }
    return order(caller.organization(), caller.actor(), order);
  }

  /** By whoever runs the installation. Empty when the organization has no such operator. */
  public Optional<Issued> issue(Organization.Id organization, Order order) {
    return order(organization, new Actor.Team(), order) instanceof Ordered.Done<Issued>(var issued)
        ? Optional.of(issued)
        : Optional.empty();
  }

  private Ordered<Issued> order(Organization.Id organization, Actor by, Order order) {
    var secret = ApiKeySecret.mint(secrets);
    var id = new ApiKey.Id(ids.next());
    return transactions.within(
        store -> {
          var operator = find(organization, order.operator(), store);
          if (order.operator() != null && operator == null) return new Ordered.Unknown<>();
          var validity = ApiKey.Validity.from(store.now(), order.expiresAt());
          var key =
              new ApiKey(
                  id,
                  organization,
                  order.name(),
                  secret.shown(),
                  order.scopes(),
                  operator,
                  validity);
          if (!by.ranks(ChangeKey.rank(key))) return Ordered.above();
          store.apiKeys().add(key, secret.hash());
          return new Ordered.Done<>(new Issued(key, secret));
        });
  }

  private static @Nullable Operator find(
      Organization.Id organization, Operator.@Nullable Id operator, Store store) {
    if (operator == null) return null;
    return store.operators().find(organization, operator).orElse(null);
  }
}
