package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.KeyHash;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

record MemoryApiKeys(Tables tables, InstantSource clock) implements ApiKeys {

  @Override
  public void add(ApiKey key, KeyHash hash) {
    tables.keys().put(hash, key);
  }

  @Override
  public Optional<Known> findByHash(KeyHash hash) {
    return Optional.ofNullable(tables.keys().get(hash)).map(this::known);
  }

  @Override
  public Optional<Known> find(Organization.Id organization, ApiKey.Id id) {
    return of(organization).filter(each -> each.id().equals(id)).findFirst().map(this::known);
  }

  @Override
  public List<Known> list(Organization.Id organization) {
    return of(organization)
        .filter(each -> each.validity().revokedAt() == null)
        .sorted(
            comparing((ApiKey each) -> each.validity().createdAt())
                .thenComparing(each -> each.id().value(), MemoryPages.BY_BYTES))
        .map(this::known)
        .toList();
  }

  @Override
  public void save(ApiKey key) {
    tables.keys().replaceAll((_, each) -> each.id().equals(key.id()) ? key : each);
  }

  @Override
  public void used(ApiKey key) {
    tables.uses().put(key.id(), clock.instant());
  }

  @Override
  public List<ApiKey.Id> revokeAll(Organization.Id organization, Operator.Id operator) {
    var now = clock.instant();
    var theirs =
        of(organization)
            .filter(each -> MemoryOperators.isOf(operator, each))
            .filter(each -> each.validity().revokedAt() == null)
            .toList();
    theirs.forEach(each -> save(each.revoked(now)));
    return theirs.stream().map(ApiKey::id).toList();
  }

  private Known known(ApiKey key) {
    return new Known(key, tables.uses().get(key.id()), clock.instant());
  }

  private Stream<ApiKey> of(Organization.Id organization) {
    return tables.keys().values().stream().filter(each -> each.organization().equals(organization));
  }
}
