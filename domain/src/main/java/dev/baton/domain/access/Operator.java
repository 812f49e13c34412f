package dev.baton.domain.access;

import java.util.UUID;

/** A human who answers visitors. */
public record Operator(Id id, Organization.Id organization, String name, Role role) {

  public record Id(UUID value) {}
}
