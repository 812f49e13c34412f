package dev.baton.benchmarks;

import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.postgres.OpenDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;

/** The durable, migrated database that everything is measured on. */
record Ground(OpenDatabase database, Path folder) implements AutoCloseable {
  private static final String[] SETTINGS = {
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "shared_buffers",
    "max_wal_size",
    "max_connections",
    "jit",
    "autovacuum"
  };

  static Ground open() throws IOException {
    var folder = Files.createTempDirectory("baton-bench");
    var environment = new HashMap<String, String>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("BATON_DATABASE_")) environment.put(name, value);
            });
    var database = OpenDatabase.of(Config.of(environment, folder.resolve("data")));
    Migrations.of(database.directUrl()).migrate();
    return new Ground(database, folder);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(database.directUrl());
  }

  /** The value of one row's one column. */
  String ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  long count(String sql) throws SQLException {
    return Long.parseLong(ask(sql));
  }

  void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void describe() throws SQLException {
    Progress.say(
        "machine: %d cores, %s, %s; Java %s",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Progress.load(),
        Runtime.version());
    Progress.say("database: %s, PostgreSQL %s", database, ask("show server_version"));
    var line = new StringBuilder("settings:");
    for (var name : SETTINGS) line.append(" ").append(name).append("=").append(ask("show " + name));
    Progress.say("%s", line);
  }

  void describeData() throws SQLException {
    Progress.say(
        "data: %d conversations, %d messages, %s",
        count("select count(*) from conversation"),
        count("select count(*) from message"),
        ask("select pg_size_pretty(pg_database_size(current_database()))"));
  }

  @Override
  public void close() throws IOException {
    database.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
