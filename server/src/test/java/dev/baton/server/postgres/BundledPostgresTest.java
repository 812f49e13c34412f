package dev.baton.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledPostgresTest {

  /** One for all, because setting it up takes seconds; each test leaves it stopped. */
  @TempDir private static Path folder;

  @Test
  void it_is_durable_whatever_its_configuration_files_say() throws Exception {
    try (var postgres = BundledPostgres.start(folder)) {
      execute(postgres.jdbcUrl(), "alter system set fsync = off");
      execute(postgres.jdbcUrl(), "alter system set full_page_writes = off");
      execute(postgres.jdbcUrl(), "alter system set synchronous_commit = off");
    }
    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(ask(postgres.jdbcUrl(), "show fsync")).isEqualTo("on");
      assertThat(ask(postgres.jdbcUrl(), "show full_page_writes")).isEqualTo("on");
      assertThat(ask(postgres.jdbcUrl(), "show synchronous_commit")).isEqualTo("on");
    }
  }

  @Test
  void a_database_that_forgets_is_refused() throws Exception {
    try (var postgres = BundledPostgres.start(folder)) {
      execute(postgres.jdbcUrl(), "alter role baton set synchronous_commit = off");
    }
    assertCannotStart(Exit.DATABASE, "synchronous_commit is off");
    var asItWas = "alter role baton reset synchronous_commit";
    var postmaster = new Postmaster(Cluster.in(folder, Binaries.below(folder)));
    var port = postmaster.start();
    execute(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=baton&password=%s"
            .formatted(port, postmaster.cluster().password()),
        asItWas);
    postmaster.stop();
  }

  @Test
  void what_was_written_is_there_after_a_stop() throws Exception {
    try (var postgres = BundledPostgres.start(folder)) {
      execute(postgres.jdbcUrl(), "create table kept as select 42 as answer");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(ask(postgres.jdbcUrl(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_killed_baton_leaves_an_orphan_that_the_next_start_replaces() throws Exception {
    var baton = HoldPostgres.on(folder);
    var url = baton.inputReader().readLine();
    execute(url, "create table survivor as select 7 as answer");
    baton.destroyForcibly().waitFor();
    assertThat(ask(url, "select answer from survivor")).as("the orphan").isEqualTo("7");
    try (var postgres = BundledPostgres.start(folder)) {
      assertThat(ask(postgres.jdbcUrl(), "select answer from survivor")).isEqualTo("7");
      assertThatThrownBy(() -> ask(url, "select 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_second_baton_on_the_folder_is_refused() throws Exception {
    var baton = HoldPostgres.on(folder);
    var url = baton.inputReader().readLine();
    assertCannotStart(Exit.BUSY, "Another Baton is running");
    assertThat(ask(url, "select 1")).isEqualTo("1");
    baton.getOutputStream().close();
    assertThat(baton.waitFor()).isZero();
  }

  @Test
  void a_second_start_in_the_same_process_is_refused_too() {
    try (var _ = BundledPostgres.start(folder)) {
      assertCannotStart(Exit.BUSY, "Another Baton is running");
    }
  }

  @Test
  void data_of_another_major_version_is_refused() throws IOException {
    BundledPostgres.start(folder).close();
    var version = folder.resolve("data/PG_VERSION");
    var ours = Files.readString(version);
    Files.writeString(version, "14\n");
    assertCannotStart(Exit.FOLDER, "holds data of PostgreSQL 14, this Baton brings 18");
    Files.writeString(version, ours);
  }

  @Test
  void nobody_gets_in_without_the_password() {
    try (var postgres = BundledPostgres.start(folder)) {
      var guess = postgres.jdbcUrl().replaceFirst("password=.*", "password=guess");
      assertThatThrownBy(() -> ask(guess, "select 1"))
          .hasMessageContaining("password authentication failed");
      assertThat(ask(postgres.jdbcUrl(), "show listen_addresses")).isEqualTo("127.0.0.1");
    } catch (SQLException flaw) {
      throw new AssertionError(flaw);
    }
  }

  @Test
  void a_record_that_names_another_program_by_now_is_no_obstacle() throws IOException {
    BundledPostgres.start(folder).close();
    var other = new ProcessBuilder("cat").start();
    Files.writeString(folder.resolve("data/postmaster.pid"), other.pid() + "\n" + folder);
    BundledPostgres.start(folder).close();
    other.destroy();
  }

  @Test
  void a_killed_server_is_started_again_on_the_same_port() throws Exception {
    try (var postgres = BundledPostgres.start(folder)) {
      execute(postgres.jdbcUrl(), "create table again as select 1 as answer");
      var record = Files.readAllLines(folder.resolve("data/postmaster.pid"));
      ProcessHandle.of(Long.parseLong(record.getFirst())).orElseThrow().destroyForcibly();
      assertThat(askUntilItAnswers(postgres.jdbcUrl(), "select answer from again")).isEqualTo("1");
    }
  }

  @Test
  void a_folder_that_cannot_be_made_is_refused(@TempDir Path other) throws IOException {
    var file = Files.createFile(other.resolve("file"));
    assertThatThrownBy(() -> BundledPostgres.start(file.resolve("below")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be used");
  }

  private static void assertCannotStart(Exit exit, String words) {
    assertThatThrownBy(() -> BundledPostgres.start(folder))
        .hasMessageContaining(words)
        .asInstanceOf(InstanceOfAssertFactories.type(CannotStart.class))
        .extracting(CannotStart::exit)
        .isEqualTo(exit);
  }

  private static String askUntilItAnswers(String url, String sql) {
    while (!Thread.interrupted()) {
      try {
        return ask(url, sql);
      } catch (SQLException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("never answered");
  }

  private static String ask(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
