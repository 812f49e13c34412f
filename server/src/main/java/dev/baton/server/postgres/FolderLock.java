package dev.baton.server.postgres;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * While it is held no other Baton uses the folder; the operating system frees it however we end.
 */
record FolderLock(FileChannel file) implements AutoCloseable {

  static FolderLock on(Path folder) throws IOException {
    var file =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(file)) {
      file.close();
      throw new CannotStart(
          Exit.BUSY, "Another Baton is running on the data folder " + folder + ".");
    }
    return new FolderLock(file);
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException oursAlready) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
