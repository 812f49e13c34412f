package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.NUMBER;

import dev.baton.application.text.OurNumber;
import dev.baton.application.text.OurNumbers;
import dev.baton.domain.access.Organization;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

record JooqOurNumbers(DSLContext sql) implements OurNumbers {

  @Override
  public boolean add(OurNumber number) {
    return sql.insertInto(NUMBER)
            .set(NUMBER.ORGANIZATION_ID, number.organization())
            .set(NUMBER.ID, number.id())
            .set(NUMBER.ADDRESS, number.address())
            .set(NUMBER.BOT_ID, number.bot())
            .set(NUMBER.CREATED_AT, number.since())
            .onConflict(NUMBER.ADDRESS)
            .doNothing()
            .execute()
        == 1;
  }

  @Override
  public Optional<OurNumber> at(String address) {
    return sql.select(NUMBER.fields())
        .from(NUMBER)
        .where(NUMBER.ADDRESS.eq(address))
        .fetchOptional(JooqOurNumbers::number);
  }

  @Override
  public List<OurNumber> list(Organization.Id organization) {
    return sql.select(NUMBER.fields())
        .from(NUMBER)
        .where(NUMBER.ORGANIZATION_ID.eq(organization))
        .orderBy(NUMBER.CREATED_AT, NUMBER.ID)
        .fetch(JooqOurNumbers::number);
  }

  @Override
  public boolean remove(Organization.Id organization, OurNumber.Id id) {
    return sql.deleteFrom(NUMBER)
            .where(NUMBER.ORGANIZATION_ID.eq(organization), NUMBER.ID.eq(id))
            .execute()
        == 1;
  }

  private static OurNumber number(Record row) {
    return new OurNumber(
        row.get(NUMBER.ID),
        row.get(NUMBER.ORGANIZATION_ID),
        row.get(NUMBER.ADDRESS),
        row.get(NUMBER.BOT_ID),
        row.get(NUMBER.CREATED_AT));
  }
}
