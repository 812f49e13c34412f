package dev.baton.domain.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A human who answers visitors. */
public record Operator(
    Id id, Organization.Id organization, String name, Role role, @Nullable String email) {

  public record Id(UUID value) {}

  public Operator(Id id, Organization.Id organization, String name, Role role) {
    this(id, organization, name, role, null);
  }

  public Actor.Person actor() {
    return new Actor.Person(id, role);
  }
}
