package dev.baton.application.access;

import dev.baton.domain.access.Organization;
import java.util.Optional;

public interface Organizations {

  void add(Organization organization);

  Optional<Organization> find(Organization.Id id);

  /** The organization with this slug, the short name that is unique in an installation. */
  Optional<Organization> findBySlug(String slug);

  /** Lets one transaction at a time go on that counts what the organization has. */
  void lock(Organization.Id id);
}
