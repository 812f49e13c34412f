package dev.baton.application.asset;

import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.io.InputStream;
import java.util.Optional;

/**
 * The bytes of assets, by what they are. Every method throws {@link
 * dev.baton.application.Unavailable} when the place where they are kept does not answer.
 */
public interface Blobs {

  /** Keeps the bytes; when it returns they are durable. Putting the same again changes nothing. */
  void put(Organization.Id organization, Asset.Hash hash, byte[] bytes);

  /** The bytes, to be closed by whoever reads them; empty when the organization has no such. */
  Optional<InputStream> open(Organization.Id organization, Asset.Hash hash);
}
