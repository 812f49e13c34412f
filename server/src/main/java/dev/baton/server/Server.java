package dev.baton.server;

import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import dev.baton.server.logging.Logs;
import dev.baton.server.postgres.OpenDatabase;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.util.Objects;

/** A running Baton, and the composition root: the only place that knows every part. */
final class Server implements AutoCloseable {

  private final Config config;
  private final OpenDatabase database;
  private final Javalin http;

  private Server(Config config, OpenDatabase database, Javalin http) {
    this.config = config;
    this.database = database;
    this.http = http;
  }

  /**
   * Opens and migrates the database, then listens.
   *
   * @throws CannotStart when the installation is not as it must be
   */
  static Server start(Config config, Module... capabilities) {
    Logs.from(config.logLevel());
    var database = OpenDatabase.of(config);
    try {
      Migrations.of(database.directUrl()).migrate();
      Guice.createInjector(Stage.PRODUCTION, capabilities);
      return new Server(config, database, listen(config.http()));
    } catch (RuntimeException flaw) {
      database.close();
      throw flaw;
    }
  }

  private static Javalin listen(Config.Http address) {
    var http =
        Javalin.create(
            settings -> {
              settings.startup.showJavalinBanner = false;
              settings.concurrency.useVirtualThreads = true;
              settings.routes.get("/healthz", exchange -> exchange.result("ok"));
            });
    try {
      return http.start(address.host(), address.port());
    } catch (JavalinBindException taken) {
      throw new CannotStart(
          Exit.ADDRESS,
          "The address %s:%d is taken or not ours: set BATON_HOST or BATON_PORT (0 for any free port)."
              .formatted(address.host(), address.port()),
          taken);
    }
  }

  int port() {
    return http.port();
  }

  /** Without a slash at the end. */
  URI publicUrl() {
    var listening = URI.create("http://" + config.http().host() + ":" + port());
    return Objects.requireNonNullElse(config.http().publicUrl(), listening);
  }

  /** Stops in the order in which nobody misses what is already gone. */
  @Override
  public void close() {
    http.stop();
    database.close();
  }
}
