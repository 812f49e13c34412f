package dev.baton.domain.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of one organization, bound to at most one operator. Its secret is known to its holder only;
 * the prefix is the part of it that may be shown.
 */
public record ApiKey(
    Id id,
    Organization.Id organization,
    String name,
    String prefix,
    Set<Scope> scopes,
    @Nullable Operator operator,
    Validity validity) {

  public record Id(UUID value) {}

  /** When the key was made and what has happened to it since. */
  public record Validity(
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant pausedAt,
      @Nullable Instant revokedAt) {

    public static Validity from(Instant createdAt, @Nullable Instant expiresAt) {
      return new Validity(createdAt, expiresAt, null, null);
    }

    private Validity paused(@Nullable Instant at) {
      return new Validity(createdAt, expiresAt, at, revokedAt);
    }

    private Validity revoked(Instant at) {
      return new Validity(createdAt, expiresAt, pausedAt, at);
    }
  }

  /** Whether a key opens anything now, and if not, why. */
  public enum Standing {
    VALID,
    PAUSED,
    EXPIRED,
    REVOKED
  }

  public ApiKey {
    scopes = Set.copyOf(scopes);
    if (operator != null && !operator.organization().equals(organization)) {
      throw new IllegalArgumentException("a key is bound to an operator of its organization");
    }
  }

  public Standing standing(Instant now) {
    if (validity.revokedAt() != null) return Standing.REVOKED;
    var expiresAt = validity.expiresAt();
    if (expiresAt != null && !now.isBefore(expiresAt)) return Standing.EXPIRED;
    return validity.pausedAt() != null ? Standing.PAUSED : Standing.VALID;
  }

  /** Whether with this key alone everything about keys and operators can be managed. */
  public boolean governs(Instant now) {
    return scopes.contains(Scope.KEYS)
        && actor().ranks(Role.ADMIN)
        && standing(now) == Standing.VALID;
  }

  /** Ended for good, since the first time that somebody said so. */
  public ApiKey revoked(Instant now) {
    return validity.revokedAt() != null ? this : with(validity.revoked(now));
  }

  public ApiKey paused(Instant now) {
    return validity.pausedAt() != null ? this : with(validity.paused(now));
  }

  public ApiKey resumed() {
    return with(validity.paused(null));
  }

  public ApiKey boundTo(Operator other) {
    return new ApiKey(id, organization, name, prefix, scopes, other, validity);
  }

  private ApiKey with(Validity other) {
    return new ApiKey(id, organization, name, prefix, scopes, operator, other);
  }

  public Actor actor() {
    return operator == null ? new Actor.Team() : operator.actor();
  }
}
