package dev.baton.benchmarks;

import dev.baton.http.Settings;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The server that is measured, in a process of its own; it ends with its standard input. */
final class Serve {

  /** Stands before the port that it listens on. */
  static final String PORT = "port ";

  private Serve() {}

  public static void main(String[] arguments) throws IOException {
    var url = System.getenv("BENCH_DATABASE_URL");
    int connections = Integer.parseInt(arguments[0]);
    int writers = Integer.parseInt(arguments[1]);
    var setup = Setup.usual(connections, Path.of("target")).writing(writers);
    try (var node = Node.start(new OpenDatabase(url, url, null), setup)) {
      System.out.println(PORT + node.listen(Settings.on("127.0.0.1", 0)).port());
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
  }
}
