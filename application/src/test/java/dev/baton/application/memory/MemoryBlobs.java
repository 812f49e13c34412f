package dev.baton.application.memory;

import dev.baton.application.Unavailable;
import dev.baton.application.asset.Blobs;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes in memory, which can be made unreachable and be lost. */
public final class MemoryBlobs implements Blobs {
  private final Map<Owned, byte[]> kept = new ConcurrentHashMap<>();
  private volatile boolean away;

  private record Owned(Organization.Id organization, Asset.Hash hash) {}

  @Override
  public void put(Organization.Id organization, Asset.Hash hash, byte[] bytes) {
    refuseWhileAway();
    kept.put(new Owned(organization, hash), bytes);
  }

  @Override
  public Optional<InputStream> open(Organization.Id organization, Asset.Hash hash) {
    refuseWhileAway();
    return Optional.ofNullable(kept.get(new Owned(organization, hash)))
        .map(ByteArrayInputStream::new);
  }

  private void refuseWhileAway() {
    if (away) throw new Unavailable("the store is away", null);
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  /** How many different ones there are. */
  public int size() {
    return kept.size();
  }

  public void lose() {
    kept.clear();
  }
}
