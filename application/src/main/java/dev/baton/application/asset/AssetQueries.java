package dev.baton.application.asset;

import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.util.Optional;

public interface AssetQueries {

  Optional<Asset> find(Organization.Id organization, String key);
}
