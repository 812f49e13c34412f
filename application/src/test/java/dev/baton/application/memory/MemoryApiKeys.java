package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.KeyHash;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.ApiKey.Validity;
import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

record MemoryApiKeys(Tables tables, InstantSource clock) implements ApiKeys {

  @Override
  public void add(ApiKey key, KeyHash hash) {
    tables.keys().put(hash, key);
  }

  @Override
  public Optional<ApiKey> findByHash(KeyHash hash) {
    return Optional.ofNullable(tables.keys().get(hash));
  }

  @Override
  public List<ApiKey> list(Organization.Id organization) {
    return tables.keys().values().stream()
        .filter(each -> each.organization().equals(organization))
        .filter(each -> each.validity().revokedAt() == null)
        .sorted(
            comparing((ApiKey each) -> each.validity().createdAt())
                .thenComparing(each -> each.id().value(), MemoryPages.BY_BYTES))
        .toList();
  }

  @Override
  public boolean revoke(Organization.Id organization, ApiKey.Id id) {
    var found =
        tables.keys().entrySet().stream()
            .filter(each -> each.getValue().id().equals(id))
            .filter(each -> each.getValue().organization().equals(organization))
            .findFirst();
    found.ifPresent(each -> revoke(each, clock.instant()));
    return found.isPresent();
  }

  private static void revoke(Map.Entry<KeyHash, ApiKey> entry, Instant now) {
    var key = entry.getValue();
    if (key.validity().revokedAt() != null) return;
    var validity = key.validity();
    entry.setValue(
        new ApiKey(
            key.id(),
            key.organization(),
            key.name(),
            key.prefix(),
            key.scopes(),
            key.operator(),
            new Validity(validity.createdAt(), validity.expiresAt(), validity.pausedAt(), now)));
  }
}
