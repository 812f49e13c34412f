package dev.baton.application.access;

import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public interface ApiKeys {

  /**
   * A key as it was found.
   *
   * @param lastUsedAt to the minute, null when it never was
   * @param asOf when it was read, by the database's clock
   */
  record Known(ApiKey key, @Nullable Instant lastUsedAt, Instant asOf) {

    /** Whether it opens anything at the moment at which it was read. */
    public boolean active() {
      return key.standing(asOf) == ApiKey.Standing.VALID;
    }

    boolean revoked() {
      return key.standing(asOf) == ApiKey.Standing.REVOKED;
    }

    Known as(ApiKey changed) {
      return new Known(changed, lastUsedAt, asOf);
    }
  }

  /** Adds a key that opens with the secret of this hash. */
  void add(ApiKey key, KeyHash hash);

  /** The key of any organization that opens with the secret of this hash. */
  Optional<Known> findByHash(KeyHash hash);

  /** A key of the organization, revoked or not. */
  Optional<Known> find(Organization.Id organization, ApiKey.Id id);

  /** All keys of the organization that were not revoked, oldest first. */
  List<Known> list(Organization.Id organization);

  /** Writes down what has happened to a key since it was made. */
  void save(ApiKey key);

  /** Notes that a key is used now. */
  void used(ApiKey key);

  /** Revokes all keys of an operator, and tells which they were. */
  List<ApiKey.Id> revokeAll(Organization.Id organization, Operator.Id operator);
}
