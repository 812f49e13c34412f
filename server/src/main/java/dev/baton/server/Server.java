package dev.baton.server;

import dev.baton.application.PublicUrl;
import dev.baton.http.Settings;
import dev.baton.http.Wire;
import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import dev.baton.server.logging.Logs;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.function.Consumer;

/** A running Baton: its database, migrated, and one node on it that serves. */
final class Server implements AutoCloseable {
  private final OpenDatabase database;
  private final Node node;
  private final Wire wire;

  private Server(Config config, OpenDatabase database, Consumer<Node> prepare) {
    this.database = database;
    this.node = Node.start(database, Setup.of(config));
    try {
      prepare.accept(node);
      this.wire = listen(config.http(), node);
    } catch (RuntimeException flaw) {
      node.close();
      throw flaw;
    }
  }

  static Server start(Config config) {
    return start(config, _ -> {});
  }

  /**
   * Opens and migrates the database, has it prepared, then listens.
   *
   * @throws CannotStart when the installation is not as it must be
   */
  static Server start(Config config, Consumer<Node> prepare) {
    Logs.from(config.logLevel());
    var database = OpenDatabase.of(config);
    try {
      Migrations.of(database.directUrl()).migrate();
      return new Server(config, database, prepare);
    } catch (RuntimeException flaw) {
      database.close();
      throw flaw;
    }
  }

  private static Wire listen(Config.Http address, Node node) {
    try {
      return node.listen(Settings.on(address.host(), address.port()).trusting(address.proxies()));
    } catch (JavalinBindException taken) {
      throw new CannotStart(
          Exit.ADDRESS,
          "The address %s:%d is taken or not ours: set BATON_HOST or BATON_PORT (0 for any free port)."
              .formatted(address.host(), address.port()),
          taken);
    }
  }

  int port() {
    return wire.port();
  }

  /** Without a slash at the end. */
  URI publicUrl() {
    return node.get(PublicUrl.class).of("");
  }

  @Override
  public void close() {
    node.close();
    database.close();
  }
}
