package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.asset.Blobs;
import dev.baton.application.asset.RemoteImages;
import dev.baton.application.memory.CountingIds;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every place for the bytes of assets does. */
public interface BlobsContract {
  CountingIds IDS = new CountingIds();

  Blobs blobs();

  private static Organization.Id organization() {
    return new Organization.Id(IDS.next());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Asset.Hash hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset.Hash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static byte[] read(Optional<InputStream> found) {
    try (var in = found.orElseThrow()) {
      return in.readAllBytes();
    } catch (IOException flaw) {
      throw new AssertionError(flaw);
    }
  }

  @Test
  default void what_was_put_is_read_again() {
    var organization = organization();
    var large = new byte[RemoteImages.MOST_BYTES];
    Arrays.fill(large, (byte) 0xA5);
    for (var each : new byte[][] {{0}, bytes("\r\n\0ü"), large}) {
      blobs().put(organization, hash(each), each);
      assertThat(read(blobs().open(organization, hash(each)))).isEqualTo(each);
    }
  }

  @Test
  default void the_same_may_be_put_again_and_at_once() {
    var organization = organization();
    var image = bytes("the same");
    Race.of(
        8,
        _ -> {
          blobs().put(organization, hash(image), image);
          return true;
        });
    blobs().put(organization, hash(image), image);
    assertThat(read(blobs().open(organization, hash(image)))).isEqualTo(image);
  }

  @Test
  default void another_organization_has_nothing_of_it() {
    var image = bytes("ours");
    blobs().put(organization(), hash(image), image);
    assertThat(blobs().open(organization(), hash(image))).isEmpty();
  }

  @Test
  default void what_was_never_put_is_not_there() {
    assertThat(blobs().open(organization(), hash(bytes("never")))).isEmpty();
  }
}
