package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.AskedOnce;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.once.Outcome;
import dev.baton.application.once.Ticket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How remembered replies end. Source: FAILURES.md 9. */
class ReplyDaysTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 8);

  private static final Ports PORTS = PostgresPorts.on(POOL, 2);

  private final PostgresReplies replies = new PostgresReplies(POOL, rings -> {});

  private static String ask(String sql) {
    try (var connection = DriverManager.getConnection(DATABASE.url());
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  /** As if everything so far had happened that much earlier. */
  private static void age(String interval) {
    DATABASE.execute(
        "update remembered_reply set created_at = created_at - interval '%s',".formatted(interval)
            + " day = (created_at - interval '%s')::date".formatted(interval));
  }

  private Outcome answer(Ticket ticket, String reply) {
    return replies.once(ticket, () -> reply);
  }

  @Test
  void after_a_day_the_same_request_is_a_new_one() {
    var ticket = AskedOnce.ticket(null);
    answer(ticket, "first");
    age("23 hours 59 minutes");
    assertThat(answer(ticket, "again")).isEqualTo(new Outcome.Repeated("first"));
    age("2 minutes");
    assertThat(answer(ticket, "second")).isEqualTo(new Outcome.Done());
    assertThat(answer(ticket, "again")).isEqualTo(new Outcome.Repeated("second"));
  }

  @Test
  void days_to_come_have_their_tables_and_days_that_are_over_lose_them() {
    DATABASE.execute(
        """
        create table remembered_reply_20200101 partition of remembered_reply
          for values from ('2020-01-01') to ('2020-01-02');
        insert into remembered_reply
        select gen_random_uuid(), sha256(n::text::bytea), '2020-01-01', sha256('x'), 'x', '2020-01-01'
          from generate_series(1, 100000) n;
        """);
    var last =
        ask(
            "select 'remembered_reply_' || to_char(now() at time zone 'UTC' + interval '2 days', 'YYYYMMDD')");
    DATABASE.execute("drop table " + last);
    assertThat(replies.forget()).isEqualTo(1);
    assertThat(ask("select to_regclass('remembered_reply_20200101')")).isNull();
    assertThat(ask("select to_regclass('%s')".formatted(last))).isEqualTo(last);
    assertThat(replies.forget()).isZero();
  }

  @Test
  void a_request_that_is_being_carried_out_is_neither_lost_nor_kept_waiting() throws Exception {
    DATABASE.execute(
        """
        create table remembered_reply_20200202 partition of remembered_reply
          for values from ('2020-02-02') to ('2020-02-03')
        """);
    var scene = Scene.in(PORTS);
    var ticket = AskedOnce.ticket(scene.organization());
    var begun = new CountDownLatch(1);
    var swept = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  replies.once(
                      ticket,
                      () -> {
                        scene.conversation();
                        begun.countDown();
                        awaiting(swept);
                        return "carried out";
                      }));
      try {
        begun.await();
        long started = System.nanoTime();
        assertThat(replies.forget()).as("it is in use").isZero();
        assertThat(answer(AskedOnce.ticket(null), "another")).isEqualTo(new Outcome.Done());
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer(ticket, "the same")).isEqualTo(new Outcome.Running());
      } finally {
        swept.countDown();
      }
      assertThat(first.get()).isEqualTo(new Outcome.Done());
    }
    assertThat(replies.forget()).isEqualTo(1);
    assertThat(answer(ticket, "the same")).isEqualTo(new Outcome.Repeated("carried out"));
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void what_has_no_table_of_its_own_is_found_and_goes_too() {
    DATABASE.execute(
        """
        insert into remembered_reply
        values (gen_random_uuid(), sha256('y'), '2020-03-03', sha256('x'), 'x', '2020-03-03')
        """);
    assertThat(ask("select count(*) from remembered_reply_otherwise")).isNotEqualTo("0");
    replies.forget();
    assertThat(ask("select count(*) from remembered_reply_otherwise where day = '2020-03-03'"))
        .isEqualTo("0");
  }
}
