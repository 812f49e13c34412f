package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.OPERATOR;

import dev.baton.application.access.Operators;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Role;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

record JooqOperators(DSLContext sql) implements Operators {

  @Override
  public void add(Operator operator) {
    sql.insertInto(OPERATOR)
        .set(OPERATOR.ORGANIZATION_ID, operator.organization())
        .set(OPERATOR.ID, operator.id())
        .set(OPERATOR.NAME, operator.name())
        .set(OPERATOR.ROLE, Words.of(operator.role()))
        .execute();
  }

  @Override
  public Optional<Operator> find(Organization.Id organization, Operator.Id id) {
    return sql.select(OPERATOR.ORGANIZATION_ID, OPERATOR.ID, OPERATOR.NAME, OPERATOR.ROLE)
        .from(OPERATOR)
        .where(OPERATOR.ORGANIZATION_ID.eq(organization), OPERATOR.ID.eq(id))
        .fetchOptional(JooqOperators::operator);
  }

  static Operator operator(Record row) {
    return new Operator(
        row.get(OPERATOR.ID),
        row.get(OPERATOR.ORGANIZATION_ID),
        row.get(OPERATOR.NAME),
        Words.read(Role.class, row.get(OPERATOR.ROLE)));
  }
}
