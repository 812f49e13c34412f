package dev.baton.application.asset;

import dev.baton.application.PublicUrl;
import dev.baton.domain.asset.Asset;
import jakarta.inject.Inject;
import java.net.URI;

/** Where the world finds an asset: ours, and the same for ever. */
public final class AssetUrls {
  /** What the path of every asset begins with. */
  public static final String PREFIX = "/assets";

  private final PublicUrl base;

  @Inject
  public AssetUrls(PublicUrl base) {
    this.base = base;
  }

  public URI of(Asset asset) {
    var name = asset.key() + "." + asset.type().extension();
    return base.of(PREFIX + "/" + asset.organization().value() + "/" + name);
  }
}
