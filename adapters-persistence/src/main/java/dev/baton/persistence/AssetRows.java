package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.ASSET;

import dev.baton.domain.asset.Asset;
import dev.baton.domain.asset.MediaType;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads assets from rows that have all columns of their table. */
final class AssetRows {

  private AssetRows() {}

  static Optional<Asset> find(Condition which, DSLContext sql) {
    return sql.select(ASSET.fields()).from(ASSET).where(which).fetchOptional(AssetRows::asset);
  }

  static Asset asset(Record row) {
    return new Asset(
        row.get(ASSET.ORGANIZATION_ID),
        new Asset.Hash(row.get(ASSET.SHA256)),
        row.get(ASSET.KEY),
        Words.read(MediaType.class, row.get(ASSET.MEDIA_TYPE)),
        row.get(ASSET.SIZE));
  }
}
