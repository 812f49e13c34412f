package dev.baton.application.memory;

import dev.baton.application.access.Organizations;
import dev.baton.domain.access.Organization;
import java.util.Optional;

record MemoryOrganizations(Tables tables) implements Organizations {

  @Override
  public void add(Organization organization) {
    tables.organizations().put(organization.id(), organization);
  }

  @Override
  public Optional<Organization> find(Organization.Id id) {
    return Optional.ofNullable(tables.organizations().get(id));
  }

  @Override
  public Optional<Organization> findBySlug(String slug) {
    return tables.organizations().values().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst();
  }

  /** There is one writer at a time. */
  @Override
  public void lock(Organization.Id id) {}
}
