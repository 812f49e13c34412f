package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ASSET;

import dev.baton.application.asset.AssetQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.util.Optional;

public final class JooqAssetQueries implements AssetQueries {
  private final Reads reads;

  public JooqAssetQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Optional<Asset> find(Organization.Id organization, String key) {
    var named = ASSET.ORGANIZATION_ID.eq(organization).and(ASSET.KEY.eq(key));
    return reads.ask(sql -> AssetRows.find(named, sql));
  }
}
