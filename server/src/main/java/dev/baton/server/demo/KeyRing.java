package dev.baton.server.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * The file in the data folder that keeps the demonstration's keys, since the database keeps only
 * their hashes. It is written before anything is seeded, so that a crash in between costs nothing.
 */
record KeyRing(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static KeyRing in(Path folder) {
    return new KeyRing(folder.resolve("demo.json"));
  }

  static KeyRing ofBot(Path folder) {
    return new KeyRing(folder.resolve("demo-bot.json"));
  }

  <T> T readOr(Class<T> type, Supplier<T> minted) throws IOException {
    if (Files.exists(file)) return JSON.readValue(Files.readAllBytes(file), type);
    var fresh = minted.get();
    write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(fresh));
    return fresh;
  }

  private void write(byte[] json) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(draft, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.write(draft, json);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
