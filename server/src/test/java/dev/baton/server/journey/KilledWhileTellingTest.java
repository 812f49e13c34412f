package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.persistence.TestDatabase;
import dev.baton.server.installation.Eventually;
import dev.baton.server.installation.People;
import dev.baton.server.webhooks.Endpoint;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed after an endpoint has what it was told and before that is recorded, while
 * the next is being planned. Source: FAILURES.md 60.
 */
class KilledWhileTellingTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private final Endpoint endpoint = new Endpoint();

  @TempDir Path folder;

  @Test
  void it_is_told_again_under_the_same_id_and_what_came_after_follows() {
    var never = new CountDownLatch(1);
    Endpoint.Told first;
    try (var baton = start()) {
      endpoint.answers(told -> hang(never));
      endpoint.register(baton.people().organization(), "message.created");
      var thread = thread(baton.people());
      visitorSays(baton.people(), thread, "One.");
      first = endpoint.next();
      planningStalls();
      visitorSays(baton.people(), thread, "Two.");
      Eventually.is(
          "1",
          SOON,
          () -> ask("select count(*) from pg_stat_activity where wait_event = 'PgSleep'"));
      baton.kill();
    }
    assertThat(ask("select count(*) from webhook_delivery")).isEqualTo("1");
    endpoint.answers(told -> 200);
    DATABASE.execute("update webhook_lane set due_at = now()");
    try (var _ = start()) {
      var again = endpoint.next();
      assertThat(again.id()).isEqualTo(first.id());
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.genuine()).isTrue();
      assertThat(endpoint.next().line()).isEqualTo("message.created 1");
      Eventually.is("0", SOON, () -> ask("select count(*) from webhook_lane"));
      assertThat(endpoint.quiet()).isTrue();
      assertThat(ask("select string_agg(number::text, ' ' order by number) from webhook_attempt"))
          .as("the call of the one that was killed is not known")
          .isEqualTo("1 2");
    }
  }

  /** The first time, for longer than it takes to kill the server; then all is undone. */
  private static void planningStalls() {
    DATABASE.execute(
        """
        create sequence stalled;
        create function stall() returns trigger language plpgsql as $$
        begin
          if nextval('stalled') = 1 then perform pg_sleep(4); end if;
          return new;
        end $$;
        create trigger stalls before insert on webhook_delivery
          for each row execute function stall();
        """);
  }

  private static int hang(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    return 500;
  }

  private BatonProcess start() {
    return BatonProcess.start(
        folder, Map.of("BATON_DATABASE_URL", DATABASE.url(), "BATON_ALLOW_PRIVATE", "127.0.0.1"));
  }

  private static String thread(People people) {
    var order = Map.of("agentId", people.agentId().toString());
    return people.organization().post("/api/v1/threads/web", order).expect(200).text("thread/id");
  }

  private static void visitorSays(People people, String thread, String... texts) {
    for (var text : texts) {
      people
          .organization()
          .post("/api/v1/threads/" + thread + "/messages", Map.of("message", text))
          .expect(200);
    }
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
