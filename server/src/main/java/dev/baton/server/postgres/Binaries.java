package dev.baton.server.postgres;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, ready to run. PostgreSQL refuses to run as root; root therefore runs it in
 * a user namespace of its own, where it is nobody and its files still belong to it.
 */
record Binaries(Path home) {

  List<String> command(String program, List<String> arguments) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  /** The first number of the version, which decides what data folders they can read. */
  String major() {
    var version = Program.run(command("postgres", List.of("--version")));
    if (version.failed()) {
      throw new CannotStart(
          Exit.FOLDER,
          "The bundled PostgreSQL does not run here (%s). Set BATON_DATABASE_URL, or run Baton as another user."
              .formatted(version.lastLine()));
    }
    return version.output().replaceFirst("^\\D*(\\d+)[\\s\\S]*$", "$1");
  }

  /** Unpacked below this folder, once for each version of the archive. */
  static Binaries below(Path folder) throws IOException {
    var archive = Archive.ofThisPlatform();
    var home = folder.resolve("postgres-" + archive.fingerprint());
    if (!Files.isDirectory(home)) {
      var unfinished = Files.createTempDirectory(folder, "unpacking-");
      archive.unpack(unfinished);
      Files.move(unfinished, home);
    }
    return new Binaries(home);
  }
}
