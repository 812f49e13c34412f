package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ASSET;

import dev.baton.application.asset.Assets;
import dev.baton.domain.asset.Asset;
import org.jooq.DSLContext;

record JooqAssets(DSLContext sql) implements Assets {

  /** Whoever is not the first waits until the first has committed, and then finds that one. */
  @Override
  public Asset add(Asset asset) {
    int added =
        sql.insertInto(ASSET)
            .set(ASSET.ORGANIZATION_ID, asset.organization())
            .set(ASSET.SHA256, asset.hash().hex())
            .set(ASSET.KEY, asset.key())
            .set(ASSET.MEDIA_TYPE, Words.of(asset.type()))
            .set(ASSET.SIZE, asset.size())
            .onConflict(ASSET.ORGANIZATION_ID, ASSET.SHA256)
            .doNothing()
            .execute();
    return added == 1 ? asset : there(asset);
  }

  private Asset there(Asset asset) {
    var same =
        ASSET.ORGANIZATION_ID.eq(asset.organization()).and(ASSET.SHA256.eq(asset.hash().hex()));
    return AssetRows.find(same, sql).orElseThrow();
  }
}
