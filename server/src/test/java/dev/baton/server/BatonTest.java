package dev.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.TestDatabase;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps Baton from running is one line and an exit code. */
class BatonTest {

  @AutoClose private final TestDatabase database = TestDatabase.fresh();

  @Test
  void migrate_brings_an_external_database_up_to_date_any_number_of_times() {
    var environment = Map.of("BATON_DATABASE_URL", database.url());
    assertThat(new Run(environment, "migrate")).isEqualTo(new Run(Exit.OK.code(), ""));
    assertThat(new Run(environment, "migrate")).isEqualTo(new Run(Exit.OK.code(), ""));
  }

  @Test
  void a_schema_that_is_newer_stops_it() {
    database.execute("update flyway_schema_history set version = '9999'");
    var run = new Run(Map.of("BATON_DATABASE_URL", database.url()), "serve");
    assertThat(run.exit()).isEqualTo(Exit.SCHEMA.code());
    assertThat(run.err()).contains("newer than this Baton").containsOnlyOnce("\n");
  }

  @Test
  void an_unknown_setting_stops_it() {
    var run = new Run(Map.of("BATON_PROT", "1"), "serve");
    assertThat(run.exit()).isEqualTo(Exit.SETTINGS.code());
    assertThat(run.err()).isEqualTo("baton: BATON_PROT is unknown; did you mean BATON_PORT?\n");
  }

  @Test
  void a_database_that_is_away_stops_it() throws IOException {
    var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    var port = nobody.getLocalPort();
    nobody.close();
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/baton";
    var run = new Run(Map.of("BATON_DATABASE_URL", url), "serve");
    assertThat(run.exit()).isEqualTo(Exit.DATABASE.code());
    assertThat(run.err()).contains("BATON_DATABASE_URL", "refused").containsOnlyOnce("\n");
  }

  @Test
  void a_wrong_password_stops_it_and_is_not_shown() {
    var environment =
        Map.of(
            "BATON_DATABASE_URL",
            database.url().replaceFirst("/test_[^?]*", "/nowhere"),
            "BATON_DATABASE_PASSWORD",
            "hunter2");
    var run = new Run(environment, "serve");
    assertThat(run.exit()).isEqualTo(Exit.DATABASE.code());
    assertThat(run.err()).containsOnlyOnce("\n").doesNotContain("hunter2");
  }

  @Test
  void a_port_that_is_taken_stops_it() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var run = new Run(Map.of("BATON_DATABASE_URL", database.url(), "BATON_PORT", port), "serve");
      assertThat(run.exit()).isEqualTo(Exit.ADDRESS.code());
      assertThat(run.err()).contains(port, "is taken").containsOnlyOnce("\n");
    }
  }

  @Test
  void a_data_folder_that_cannot_be_written_stops_it(@TempDir Path folder) throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    var run = new Run(Map.of("BATON_DATA", file.resolve("below").toString()), "serve");
    assertThat(run.exit()).isEqualTo(Exit.FOLDER.code());
    assertThat(run.err()).contains(file.toString()).containsOnlyOnce("\n");
  }

  /** How a command ended and what it said on stderr. */
  private record Run(int exit, String err) {

    Run(Map<String, String> environment, String... arguments) {
      var err = new StringWriter();
      var exit =
          Baton.commandLine(environment).setErr(new PrintWriter(err, true)).execute(arguments);
      this(exit, err.toString());
    }
  }
}
