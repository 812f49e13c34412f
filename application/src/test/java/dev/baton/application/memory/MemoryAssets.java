package dev.baton.application.memory;

import dev.baton.application.asset.Assets;
import dev.baton.domain.asset.Asset;

record MemoryAssets(Tables tables) implements Assets {

  @Override
  public Asset add(Asset asset) {
    var there =
        tables.assets().values().stream()
            .filter(each -> each.organization().equals(asset.organization()))
            .filter(each -> each.hash().equals(asset.hash()))
            .findFirst();
    return there.orElseGet(
        () -> {
          tables.assets().put(asset.key(), asset);
          return asset;
        });
  }
}
