package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.OPERATOR;
import static org.jooq.impl.DSL.field;

import dev.baton.application.access.Operators;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

record JooqOperators(DSLContext sql) implements Operators {
  /** No request takes that long, and no node believes in a key for so long. */
  private static final Field<Instant> LONG_AGO =
      DSL.field("clock_timestamp() - interval '1 minute'", SQLDataType.INSTANT);

  @Override
  public void add(Operator operator) {
    sql.insertInto(OPERATOR)
        .set(OPERATOR.ORGANIZATION_ID, operator.organization())
        .set(OPERATOR.ID, operator.id())
        .set(OPERATOR.NAME, operator.name())
        .set(OPERATOR.ROLE, Words.of(operator.role()))
        .set(OPERATOR.EMAIL, operator.email())
        .execute();
  }

  @Override
  public Optional<Operator> find(Organization.Id organization, Operator.Id id) {
    return sql.selectFrom(OPERATOR)
        .where(OPERATOR.ORGANIZATION_ID.eq(organization), OPERATOR.ID.eq(id))
        .and(OPERATOR.LEFT_AT.isNull())
        .fetchOptional(JooqOperators::operator);
  }

  @Override
  public List<Operator> list(Organization.Id organization) {
    return sql.selectFrom(OPERATOR)
        .where(OPERATOR.ORGANIZATION_ID.eq(organization), OPERATOR.LEFT_AT.isNull())
        .orderBy(OPERATOR.CREATED_AT, OPERATOR.ID)
        .fetch(JooqOperators::operator);
  }

  @Override
  public void save(Operator operator) {
    sql.update(OPERATOR)
        .set(OPERATOR.NAME, operator.name())
        .set(OPERATOR.ROLE, Words.of(operator.role()))
        .set(OPERATOR.EMAIL, operator.email())
        .where(OPERATOR.ORGANIZATION_ID.eq(operator.organization()))
        .and(OPERATOR.ID.eq(operator.id()))
        .execute();
  }

  @Override
  public void dismiss(Operator operator) {
    sql.update(OPERATOR)
        .set(OPERATOR.LEFT_AT, CLOCK)
        .set(OPERATOR.LEAVING, true)
        .where(OPERATOR.ORGANIZATION_ID.eq(operator.organization()))
        .and(OPERATOR.ID.eq(operator.id()))
        .execute();
  }

  @Override
  public List<Leaver> leaving(int limit) {
    return sql.select(OPERATOR.ORGANIZATION_ID, OPERATOR.ID, field(OPERATOR.LEFT_AT.lt(LONG_AGO)))
        .from(OPERATOR)
        .where(OPERATOR.LEAVING)
        .limit(limit)
        .fetch(Records.mapping(Leaver::new));
  }

  @Override
  public void gone(Leaver leaver) {
    sql.update(OPERATOR)
        .set(OPERATOR.LEAVING, false)
        .where(OPERATOR.ORGANIZATION_ID.eq(leaver.organization()))
        .and(OPERATOR.ID.eq(leaver.operator()))
        .execute();
  }

  static Operator operator(Record row) {
    return new Operator(
        row.get(OPERATOR.ID),
        row.get(OPERATOR.ORGANIZATION_ID),
        row.get(OPERATOR.NAME),
        Words.read(Role.class, row.get(OPERATOR.ROLE)),
        row.get(OPERATOR.EMAIL));
  }
}
