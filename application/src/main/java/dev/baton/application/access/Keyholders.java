package dev.baton.application.access;

import dev.baton.application.Store;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who can manage an organization. At least one good key of an admin or of the organization itself
 * is to stay, so that nobody locks everybody out.
 */
record Keyholders(List<ApiKey> keys, Instant now) {

  /** Nobody else changes any of it until the transaction is over. */
  static Keyholders lock(Organization.Id organization, Store store) {
    store.organizations().lock(organization);
    var keys = store.apiKeys().list(organization).stream().map(ApiKeys.Known::key).toList();
    return new Keyholders(keys, store.now());
  }

  boolean lockedOutBy(ApiKey changed) {
    return lockedOutBy(key -> Optional.of(key.id().equals(changed.id()) ? changed : key));
  }

  /** The same when an operator changes, or leaves. */
  boolean lockedOutBy(Operator.Id operator, Optional<Operator> after) {
    return lockedOutBy(key -> isOf(operator, key) ? after.map(key::boundTo) : Optional.of(key));
  }

  private static boolean isOf(Operator.Id operator, ApiKey key) {
    return key.operator() != null && key.operator().id().equals(operator);
  }

  private boolean lockedOutBy(Function<ApiKey, Optional<ApiKey>> change) {
    return governed(keys.stream())
        && !governed(keys.stream().flatMap(key -> change.apply(key).stream()));
  }

  private boolean governed(Stream<ApiKey> by) {
    return by.anyMatch(key -> key.governs(now));
  }
}
