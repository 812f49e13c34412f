package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONSENT;

import dev.baton.application.text.Consents;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Details.Numbers;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Nothing is ever changed here: what was said last holds. */
record JooqConsents(DSLContext sql) implements Consents {

  @Override
  public boolean given(Organization.Id organization, Numbers numbers) {
    return last(organization, numbers, CONSENT.GIVEN).orElse(true);
  }

  @Override
  public void record(
      Organization.Id organization, Numbers numbers, boolean given, String word, Instant at) {
    long next = last(organization, numbers, CONSENT.POSITION).map(it -> it + 1).orElse(0L);
    sql.insertInto(CONSENT)
        .set(CONSENT.ORGANIZATION_ID, organization)
        .set(CONSENT.OUR_NUMBER, numbers.ours())
        .set(CONSENT.VISITOR_NUMBER, numbers.visitor())
        .set(CONSENT.POSITION, next)
        .set(CONSENT.GIVEN, given)
        .set(CONSENT.WORD, word)
        .set(CONSENT.RECORDED_AT, at)
        .execute();
  }

  private <T> Optional<T> last(Organization.Id organization, Numbers numbers, Field<T> field) {
    return sql.select(field)
        .from(CONSENT)
        .where(between(organization, numbers))
        .orderBy(CONSENT.POSITION.desc())
        .limit(1)
        .fetchOptional(field);
  }

  private static Condition between(Organization.Id organization, Numbers numbers) {
    return CONSENT
        .ORGANIZATION_ID
        .eq(organization)
        .and(CONSENT.OUR_NUMBER.eq(numbers.ours()))
        .and(CONSENT.VISITOR_NUMBER.eq(numbers.visitor()));
  }
}
