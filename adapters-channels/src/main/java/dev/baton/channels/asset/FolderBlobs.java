package dev.baton.channels.asset;

import dev.baton.application.Unavailable;
import dev.baton.application.asset.Blobs;
import dev.baton.domain.access.Organization;
import dev.baton.domain.asset.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Bytes in a folder, one file each. A file has its name only once all of it is on the disk, so what
 * a crash leaves behind is a nameless piece that nobody reads.
 */
public final class FolderBlobs implements Blobs {
  private final Path root;

  /**
   * @param root made when the first bytes come; several nodes may share it
   */
  public FolderBlobs(Path root) {
    this.root = root;
  }

  @Override
  public void put(Organization.Id organization, Asset.Hash hash, byte[] bytes) {
    var theirs = root.resolve(organization.value().toString());
    var folder = folder(theirs, hash);
    var file = folder.resolve(hash.hex());
    try {
      if (Files.exists(file)) return;
      Files.createDirectories(folder);
      var piece = Files.createTempFile(folder, "coming-", null);
      try {
        write(piece, bytes);
        Files.move(piece, file, StandardCopyOption.ATOMIC_MOVE);
        for (var each : List.of(folder, theirs, root)) force(each);
      } finally {
        Files.deleteIfExists(piece);
      }
    } catch (IOException flaw) {
      throw new Unavailable("the folder of assets cannot be written", flaw);
    }
  }

  private static void write(Path piece, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(piece, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
  }

  /** A name is durable once its folder is, and that folder's own name with it. */
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public Optional<InputStream> open(Organization.Id organization, Asset.Hash hash) {
    var theirs = root.resolve(organization.value().toString());
    try {
      return Optional.of(Files.newInputStream(folder(theirs, hash).resolve(hash.hex())));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException flaw) {
      throw new Unavailable("the folder of assets cannot be read", flaw);
    }
  }

  /** No folder gets more than the 256th part of an organization's files. */
  private static Path folder(Path theirs, Asset.Hash hash) {
    return theirs.resolve(hash.hex().substring(0, 2));
  }
}
