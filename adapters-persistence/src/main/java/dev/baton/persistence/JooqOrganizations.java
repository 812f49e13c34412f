package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ORGANIZATION;

import dev.baton.application.access.Organizations;
import dev.baton.domain.access.Organization;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

record JooqOrganizations(DSLContext sql) implements Organizations {

  @Override
  public void add(Organization organization) {
    sql.insertInto(ORGANIZATION)
        .set(ORGANIZATION.ID, organization.id())
        .set(ORGANIZATION.NAME, organization.name())
        .set(ORGANIZATION.SLUG, organization.slug())
        .execute();
  }

  @Override
  public Optional<Organization> find(Organization.Id id) {
    return find(ORGANIZATION.ID.eq(id));
  }

  @Override
  public Optional<Organization> findBySlug(String slug) {
    return find(ORGANIZATION.SLUG.eq(slug));
  }

  private Optional<Organization> find(Condition which) {
    return sql.select(ORGANIZATION.ID, ORGANIZATION.NAME, ORGANIZATION.SLUG)
        .from(ORGANIZATION)
        .where(which)
        .fetchOptional(Records.mapping(Organization::new));
  }

  @Override
  public void lock(Organization.Id id) {
    // Not the lock that would keep out whoever only refers to the organization.
    sql.selectOne().from(ORGANIZATION).where(ORGANIZATION.ID.eq(id)).forNoKeyUpdate().fetch();
  }
}
