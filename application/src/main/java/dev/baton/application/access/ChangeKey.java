package dev.baton.application.access;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.ApiKeys.Known;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Role;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** Ends a key for good, or for a while. */
public final class ChangeKey {
  private final Transactions transactions;

  @Inject
  public ChangeKey(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Again changes nothing. */
  public Ordered<Known> revoke(Caller caller, ApiKey.Id id) {
    return change(caller, id, known -> Optional.of(known.key().revoked(known.asOf())));
  }

  /** Opens nothing until it is resumed. */
  public Ordered<Known> pause(Caller caller, ApiKey.Id id) {
    return change(caller, id, known -> living(known).map(key -> key.paused(known.asOf())));
  }

  public Ordered<Known> resume(Caller caller, ApiKey.Id id) {
    return change(caller, id, known -> living(known).map(ApiKey::resumed));
  }

  private static Optional<ApiKey> living(Known known) {
    return known.revoked() ? Optional.empty() : Optional.of(known.key());
  }

  private Ordered<Known> change(
      Caller caller, ApiKey.Id id, Function<Known, Optional<ApiKey>> change) {
    return transactions.within(store -> change(caller, id, change, store));
  }

  private static Ordered<Known> change(
      Caller caller, ApiKey.Id id, Function<Known, Optional<ApiKey>> change, Store store) {
    var holders = Keyholders.lock(caller.organization(), store);
    var known = store.apiKeys().find(caller.organization(), id).orElse(null);
    var changed = Optional.ofNullable(known).flatMap(change).orElse(null);
    if (known == null || changed == null) return new Ordered.Unknown<>();
    if (!caller.actor().ranks(rank(changed))) return Ordered.above();
    if (holders.lockedOutBy(changed)) return new Ordered.LastAdmin<>();
    if (!changed.equals(known.key())) store.apiKeys().save(changed);
    return new Ordered.Done<>(known.as(changed));
  }

  /** A key that is bound to nobody acts for the organization, which nobody but an admin is. */
  static Role rank(ApiKey key) {
    return key.operator() == null ? Role.ADMIN : key.operator().role();
  }
}
