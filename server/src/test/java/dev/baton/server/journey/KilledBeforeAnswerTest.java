package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.persistence.TestDatabase;
import dev.baton.server.installation.Answer;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while the database commits. Source: FAILURES.md 5. */
class KilledBeforeAnswerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @TempDir Path folder;

  @Test
  void whoever_was_not_answered_asks_again_and_gets_the_answer() throws Exception {
    String thread;
    String path;
    try (var baton = start();
        var client = Executors.newVirtualThreadPerTaskExecutor()) {
      thread = thread(baton.people());
      path = "/v1/hitl/handoffs/" + handoff(baton.people(), thread) + "/messages";
      commitsTakeLong();
      var unanswered = client.submit(() -> relay(baton.people(), path));
      Eventually.is(
          "1",
          SOON,
          () -> ask("select count(*) from pg_stat_activity where wait_event = 'PgSleep'"));
      baton.kill();
      assertThatThrownBy(unanswered::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UncheckedIOException.class);
    }
    Eventually.is("1", SOON, () -> said(thread));
    DATABASE.execute("drop trigger stalls on message");
    try (var baton = start()) {
      var answer = relay(baton.people(), path).expect(200);
      assertThat(answer.headers().firstValue("Idempotent-Replayed")).contains("true");
      assertThat(answer.text("content")).isEqualTo("I am here.");
      assertThat(said(thread)).isEqualTo("1");
    }
  }

  private BatonProcess start() {
    return BatonProcess.start(folder, Map.of("BATON_DATABASE_URL", DATABASE.url()));
  }

  private static String thread(People people) {
    var order = Map.of("agentId", people.agentId().toString());
    return people.organization().post("/api/v1/threads/web", order).expect(200).text("thread/id");
  }

  private static String handoff(People people, String thread) {
    var asked = Map.of("conversation_id", thread, "packet", Map.of("static_text", "x"));
    return people.organization().post("/v1/hitl/handoffs", asked).expect(201).text("id");
  }

  private static Answer relay(People people, String path) {
    return people.operator().once("the same").post(path, Map.of("content", "I am here."));
  }

  /** So long that the server is dead before the database has done it; it does it nevertheless. */
  private static void commitsTakeLong() {
    DATABASE.execute(
        """
        create function stall() returns trigger language plpgsql
          as 'begin perform pg_sleep(3); return null; end';
        create constraint trigger stalls after insert on message
          deferrable initially deferred for each row when (new.author = 'human')
          execute function stall();
        """);
  }

  private static String said(String thread) {
    return ask(
        "select count(*) from message where author = 'human' and conversation_id = '%s'"
            .formatted(thread));
  }

  private static String ask(String sql) {
    try (var connection = DriverManager.getConnection(DATABASE.url());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }
}
