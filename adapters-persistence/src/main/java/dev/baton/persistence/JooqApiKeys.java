package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.API_KEY;
import static dev.baton.persistence.schema.Tables.OPERATOR;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.KeyHash;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

record JooqApiKeys(DSLContext sql) implements ApiKeys {

  @Override
  public void add(ApiKey key, KeyHash hash) {
    var operator = key.operator();
    sql.insertInto(API_KEY)
        .set(API_KEY.ORGANIZATION_ID, key.organization())
        .set(API_KEY.ID, key.id())
        .set(API_KEY.NAME, key.name())
        .set(API_KEY.PREFIX, key.prefix())
        .set(API_KEY.HASH, hash.hex())
        .set(API_KEY.SCOPES, key.scopes().stream().map(Scope::word).toArray(String[]::new))
        .set(API_KEY.OPERATOR_ID, operator == null ? null : operator.id())
        .set(API_KEY.CREATED_AT, key.validity().createdAt())
        .set(API_KEY.EXPIRES_AT, key.validity().expiresAt())
        .set(API_KEY.PAUSED_AT, key.validity().pausedAt())
        .set(API_KEY.REVOKED_AT, key.validity().revokedAt())
        .execute();
  }

  @Override
  public Optional<Known> findByHash(KeyHash hash) {
    return keys(API_KEY.HASH.eq(hash.hex())).fetchOptional(JooqApiKeys::known);
  }

  @Override
  public Optional<Known> find(Organization.Id organization, ApiKey.Id id) {
    return keys(API_KEY.ORGANIZATION_ID.eq(organization).and(API_KEY.ID.eq(id)))
        .fetchOptional(JooqApiKeys::known);
  }

  @Override
  public List<Known> list(Organization.Id organization) {
    return keys(API_KEY.ORGANIZATION_ID.eq(organization).and(API_KEY.REVOKED_AT.isNull()))
        .orderBy(API_KEY.CREATED_AT, API_KEY.ID)
        .fetch(JooqApiKeys::known);
  }

  @Override
  public void save(ApiKey key) {
    sql.update(API_KEY)
        .set(API_KEY.PAUSED_AT, key.validity().pausedAt())
        .set(API_KEY.REVOKED_AT, key.validity().revokedAt())
        .where(API_KEY.ORGANIZATION_ID.eq(key.organization()), API_KEY.ID.eq(key.id()))
        .execute();
  }

  @Override
  public void used(ApiKey key) {
    sql.update(API_KEY)
        .set(API_KEY.LAST_USED_AT, CLOCK)
        .where(API_KEY.ORGANIZATION_ID.eq(key.organization()), API_KEY.ID.eq(key.id()))
        .execute();
  }

  @Override
  public List<ApiKey.Id> revokeAll(Organization.Id organization, Operator.Id operator) {
    return sql.update(API_KEY)
        .set(API_KEY.REVOKED_AT, CLOCK)
        .where(API_KEY.ORGANIZATION_ID.eq(organization), API_KEY.OPERATOR_ID.eq(operator))
        .and(API_KEY.REVOKED_AT.isNull())
        .returning(API_KEY.ID)
        .fetch(API_KEY.ID);
  }

  private SelectConditionStep<Record> keys(Condition which) {
    return sql.select(API_KEY.fields())
        .select(OPERATOR.fields())
        .select(CLOCK)
        .from(API_KEY)
        .leftJoin(OPERATOR)
        .on(OPERATOR.ORGANIZATION_ID.eq(API_KEY.ORGANIZATION_ID))
        .and(OPERATOR.ID.eq(API_KEY.OPERATOR_ID))
        .where(which);
  }

  private static Known known(Record row) {
    return new Known(key(row), row.get(API_KEY.LAST_USED_AT), row.get(CLOCK));
  }

  private static ApiKey key(Record row) {
    return new ApiKey(
        row.get(API_KEY.ID),
        row.get(API_KEY.ORGANIZATION_ID),
        row.get(API_KEY.NAME),
        row.get(API_KEY.PREFIX),
        scopes(row.get(API_KEY.SCOPES)),
        row.get(API_KEY.OPERATOR_ID) == null ? null : JooqOperators.operator(row),
        validity(row));
  }

  private static ApiKey.Validity validity(Record row) {
    return new ApiKey.Validity(
        row.get(API_KEY.CREATED_AT),
        row.get(API_KEY.EXPIRES_AT),
        row.get(API_KEY.PAUSED_AT),
        row.get(API_KEY.REVOKED_AT));
  }

  /** A scope that only a newer node knows opens nothing here. */
  private static Set<Scope> scopes(String[] words) {
    return Arrays.stream(words)
        .flatMap(word -> Scope.of(word).stream())
        .collect(toUnmodifiableSet());
  }
}
