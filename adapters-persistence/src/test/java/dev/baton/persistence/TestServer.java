package dev.baton.persistence;

import dev.baton.migrations.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The PostgreSQL server of this JVM's tests, started when first asked for.
 *
 * <ul>
 *   <li>{@code baton.test.database.url}: a JDBC URL (with user and password) of a database on a
 *       server where tests may create others; without it the embedded binaries of the class path.
 *   <li>{@code baton.test.postgres.major}: refuses to run on any other major version, so that a run
 *       never claims a version that it did not see.
 * </ul>
 */
final class TestServer {

  private static final class Running {
    static final TestServer SERVER = start();
  }

  private final String maintenanceUrl;
  private final String template = "template_" + UUID.randomUUID().toString().replace("-", "");

  private TestServer(String maintenanceUrl) {
    this.maintenanceUrl = maintenanceUrl;
  }

  static TestServer running() {
    return Running.SERVER;
  }

  String template() {
    return template;
  }

  /** The same server, another database. */
  String url(String database) {
    return maintenanceUrl.replaceFirst("(//[^/]*/)[^?]*", "$1" + database);
  }

  void execute(String sql) {
    try (var connection = DriverManager.getConnection(maintenanceUrl);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  private static TestServer start() {
    var named = System.getProperty("baton.test.database.url", "");
    var server = new TestServer(named.isBlank() ? embedded() : named);
    server.refuseAnotherMajor(System.getProperty("baton.test.postgres.major", ""));
    server.execute("create database " + server.template);
    Migrations.of(server.url(server.template)).migrate();
    if (!named.isBlank()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::dropTemplate));
    }
    return server;
  }

  private static String embedded() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "300")
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  private void refuseAnotherMajor(String expected) {
    if (expected.isBlank()) {
      return;
    }
    try (var connection = DriverManager.getConnection(maintenanceUrl)) {
      var major = connection.getMetaData().getDatabaseMajorVersion();
      if (major != Integer.parseInt(expected)) {
        throw new IllegalStateException(
            "These tests are to run on PostgreSQL " + expected + ", this is " + major);
      }
    } catch (SQLException flaw) {
      throw new IllegalStateException(maintenanceUrl, flaw);
    }
  }

  private void dropTemplate() {
    execute("drop database if exists " + template + " with (force)");
  }
}
