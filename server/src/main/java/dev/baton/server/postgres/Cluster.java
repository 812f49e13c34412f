package dev.baton.server.postgres;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** PostgreSQL's data in the folder, of a version that the programs can read. */
record Cluster(Binaries binaries, Path data, String password) {

  static final String USER = "baton";

  /** Made when it is not there yet. */
  static Cluster in(Path folder, Binaries binaries) throws IOException {
    var data = folder.resolve("data");
    var password = password(folder.resolve("password"));
    if (Files.exists(data.resolve("PG_VERSION"))) {
      refuseAnotherMajor(data, binaries.major());
    } else {
      initialize(folder, data, binaries);
    }
    return new Cluster(binaries, data, password);
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      var secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      var owner = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      Files.writeString(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file).strip();
  }

  private static void refuseAnotherMajor(Path data, String ours) throws IOException {
    var theirs = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!theirs.equals(ours)) {
      throw new CannotStart(
          Exit.FOLDER,
          "The folder %s holds data of PostgreSQL %s, this Baton brings %s: move it with the Baton that wrote it and pg_dump, or set another BATON_DATA."
              .formatted(data, theirs, ours));
    }
  }

  /** A crash in the middle leaves a folder by another name, and the next start begins anew. */
  private static void initialize(Path folder, Path data, Binaries binaries) throws IOException {
    var unfinished = Files.createTempDirectory(folder, "initializing-");
    var made =
        Program.run(
            binaries.command(
                "initdb",
                List.of(
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + folder.resolve("password"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8")));
    if (made.failed()) {
      throw new CannotStart(
          Exit.FOLDER, "PostgreSQL cannot set up %s: %s".formatted(data, made.lastLine()));
    }
    Files.move(unfinished, data);
  }
}
