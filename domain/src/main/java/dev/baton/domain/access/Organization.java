package dev.baton.domain.access;

import java.util.UUID;

/** The tenant. Everything belongs to one, and nothing crosses. */
public record Organization(Id id, String name, String slug) {

  public record Id(UUID value) {}
}
