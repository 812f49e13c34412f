package dev.baton.application.access;

import dev.baton.domain.access.Actor;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Organization;
import dev.baton.domain.access.Scope;
import java.util.Set;

/** Who sent an authenticated request, as its key tells. */
public record Caller(
    Organization.Id organization, ApiKey.Id key, String keyName, Set<Scope> scopes, Actor actor) {

  public static Caller by(ApiKey key) {
    return new Caller(key.organization(), key.id(), key.name(), key.scopes(), key.actor());
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
