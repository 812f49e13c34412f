package dev.baton.channels.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.baton.application.Unavailable;
import dev.baton.application.asset.Blobs;
import dev.baton.application.contract.BlobsContract;
import dev.baton.domain.access.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest implements BlobsContract {
  private static final byte[] IMAGE = {1, 2, 3};

  @TempDir private Path folder;
  private Blobs blobs = new FolderBlobs(Path.of("/"));

  @BeforeEach
  void open() {
    blobs = new FolderBlobs(folder.resolve("made/later"));
  }

  @Override
  public Blobs blobs() {
    return blobs;
  }

  @Test
  void nothing_is_left_beside_the_file_itself() throws IOException {
    blobs.put(new Organization.Id(new UUID(0, 1)), BlobsContract.hash(IMAGE), IMAGE);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(each -> each.getFileName().toString())
          .containsExactly(BlobsContract.hash(IMAGE).hex());
    }
  }

  @Test
  void a_folder_that_cannot_be_used_is_said_to_be_away() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    var broken = new FolderBlobs(file);
    var organization = new Organization.Id(new UUID(0, 1));
    var hash = BlobsContract.hash(IMAGE);
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> broken.put(organization, hash, IMAGE));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> broken.open(organization, hash));
  }
}
