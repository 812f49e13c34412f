package dev.baton.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final String INTERRUPTED = "dev/baton/interrupted";

  private static EmbeddedPostgres server;

  private DataSource database;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void fresh() throws SQLException {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    execute(server.getPostgresDatabase(), "create database " + name);
    database = server.getDatabase("postgres", name);
  }

  @Test
  void an_empty_database_is_brought_up_to_date_once() {
    assertThat(Migrations.of(database).migrate()).isPositive();
    Migrations.of(database).check();
    assertThat(Migrations.of(database).migrate()).isZero();
  }

  @Test
  void an_older_schema_is_found_without_being_changed() {
    assertRefused(() -> Migrations.of(database).check(), "older than this Baton", "baton migrate");
    assertRefused(() -> Migrations.of(database).check(), "older than this Baton");
  }

  @Test
  void a_schema_from_a_newer_baton_is_refused() throws SQLException {
    Migrations.of(database).migrate();
    execute(
        database,
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'x', 1, true)");
    assertRefused(() -> Migrations.of(database).check(), "9999", "newer than this Baton");
    assertRefused(() -> Migrations.of(database).migrate(), "9999", "newer than this Baton");
  }

  @Test
  void a_migration_that_is_not_ours_is_refused() throws SQLException {
    Migrations.of(database).migrate();
    execute(database, "update flyway_schema_history set checksum = 1 where version = '1'");
    assertRefused(() -> Migrations.of(database).check(), "checksum differs");
    assertRefused(() -> Migrations.of(database).migrate(), "checksum differs");
  }

  @Test
  void a_history_that_this_baton_does_not_know_is_refused() throws SQLException {
    Migrations.of(database).migrate();
    execute(
        database,
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success)"
            + " values (9999, '0.5', 'other', 'SQL', 'V0.5__other.sql', 1, 'x', 1, true)");
    assertRefused(() -> Migrations.of(database).check(), "0.5", "does not know");
  }

  @Test
  void a_database_with_foreign_tables_is_refused() throws SQLException {
    execute(database, "create table someone_elses (id int)");
    assertRefused(() -> Migrations.of(database).migrate(), "non-empty schema");
  }

  @Test
  void of_two_nodes_that_migrate_at_once_one_works_and_the_other_waits() throws Exception {
    try (var held = locked();
        var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var applied = new ArrayList<Future<Integer>>();
      applied.add(submit(nodes, () -> Migrations.of(database, INTERRUPTED).migrate()));
      untilSomeoneWaitsForTheLock();
      applied.add(submit(nodes, () -> Migrations.of(database, INTERRUPTED).migrate()));
      untilAnotherNodeAsksFlywaysLock();
      execute(held, "select pg_advisory_unlock(4711)");
      assertThat(applied.get(0).get()).isEqualTo(2);
      assertThat(applied.get(1).get()).isZero();
    }
  }

  @Test
  void a_crash_in_the_middle_is_resumed_where_the_last_migration_committed() throws Exception {
    try (var held = locked();
        var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      var crashed = submit(nodes, () -> Migrations.of(database, INTERRUPTED).migrate());
      var backend = untilSomeoneWaitsForTheLock();
      execute(held, "select pg_terminate_backend(" + backend + ", 10000)");
      assertThatThrownBy(crashed::get).isInstanceOf(ExecutionException.class);
    }
    assertThat(Migrations.of(database, INTERRUPTED).migrate()).isEqualTo(1);
    execute(database, "insert into first values (1); insert into second values (1)");
  }

  private Connection locked() throws SQLException {
    var connection = database.getConnection();
    execute(connection, "select pg_advisory_lock(4711)");
    return connection;
  }

  private int untilSomeoneWaitsForTheLock() throws SQLException {
    return untilSome(
        "select pid from pg_locks where locktype = 'advisory' and objid = 4711 and not granted");
  }

  private void untilAnotherNodeAsksFlywaysLock() throws SQLException {
    untilSome(
        "select pid from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and query like '%pg_try_advisory_xact_lock%'");
  }

  private int untilSome(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      while (!Thread.interrupted()) {
        var rows = statement.executeQuery(sql);
        if (rows.next()) {
          return rows.getInt(1);
        }
      }
      throw new AssertionError("never came: " + sql);
    }
  }

  private static <T> Future<T> submit(ExecutorService nodes, Callable<T> work) {
    return nodes.submit(work);
  }

  private static void assertRefused(Runnable work, String... words) {
    assertThatThrownBy(work::run)
        .isInstanceOf(SchemaRefused.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (var connection = database.getConnection()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
