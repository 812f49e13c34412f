package dev.baton.application.access;

import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Organization;
import java.util.List;
import java.util.Optional;

public interface ApiKeys {

  /** Adds a key that opens with the secret of this hash. */
  void add(ApiKey key, KeyHash hash);

  /** The key of any organization that opens with the secret of this hash. */
  Optional<ApiKey> findByHash(KeyHash hash);

  /** All keys of the organization that were not revoked, oldest first. */
  List<ApiKey> list(Organization.Id organization);

  /** Ends the key at once; false when the organization has no such key. */
  boolean revoke(Organization.Id organization, ApiKey.Id id);
}
