package dev.baton.application.memory;

import dev.baton.application.asset.AssetQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.util.Optional;

public record MemoryAssetQueries(MemoryTransactions memory) implements AssetQueries {

  @Override
  public Optional<Asset> find(Organization.Id organization, String key) {
    return Optional.ofNullable(memory.committed().assets().get(key))
        .filter(each -> each.organization().equals(organization));
  }
}
