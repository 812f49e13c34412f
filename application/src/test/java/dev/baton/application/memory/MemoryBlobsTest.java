package dev.baton.application.memory;

import dev.baton.application.asset.Blobs;
import dev.baton.application.contract.BlobsContract;

class MemoryBlobsTest implements BlobsContract {
  private final MemoryBlobs blobs = new MemoryBlobs();

  @Override
  public Blobs blobs() {
    return blobs;
  }
}
