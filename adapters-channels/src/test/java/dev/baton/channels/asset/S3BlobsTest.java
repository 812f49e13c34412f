package dev.baton.channels.asset;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.application.Unavailable;
import dev.baton.application.asset.Blobs;
import dev.baton.application.contract.BlobsContract;
import dev.baton.domain.access.Organization;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BlobsTest implements BlobsContract {
  private static final byte[] IMAGE = {1, 2, 3};
  private static final Organization.Id ORGANIZATION = new Organization.Id(new UUID(0, 1));

  private final S3Server server;
  private final S3Blobs blobs;

  S3BlobsTest() throws Exception {
    server = new S3Server();
    blobs = to(server.bucket());
  }

  @AfterAll
  void stop() {
    blobs.close();
    server.close();
  }

  private static S3Blobs to(S3Bucket bucket) {
    return new S3Blobs(bucket, InstantSource.system());
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Test
  void whoever_the_store_does_not_know_is_told_that_it_is_away() {
    var wrong = new S3Bucket.Credentials("baton", "guess");
    assertAway(server.bucket("images", wrong));
  }

  @Test
  void without_the_bucket_the_store_is_away() {
    try (var nowhere = to(server.bucket("nowhere", server.bucket().credentials()))) {
      var hash = BlobsContract.hash(IMAGE);
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> nowhere.put(ORGANIZATION, hash, IMAGE));
    }
  }

  @Test
  void a_store_that_is_not_there_is_away() throws Exception {
    S3Bucket gone;
    try (var other = new S3Server()) {
      gone = other.bucket();
    }
    assertAway(gone);
  }

  private static void assertAway(S3Bucket bucket) {
    var hash = BlobsContract.hash(IMAGE);
    try (var away = to(bucket)) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> away.put(ORGANIZATION, hash, IMAGE));
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> away.open(ORGANIZATION, hash));
    }
  }
}
