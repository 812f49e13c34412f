package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Log;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.log.FollowLog;
import dev.baton.application.log.LogReader;
import dev.baton.domain.conversation.Conversation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Source: FAILURES.md 31 and 97. */
class RestoredLogTest {
  /** How far the numbers of the cluster that was backed up were ahead. */
  private static final long AHEAD = 1_000_000_000;

  @AutoClose private final TestDatabase database = TestDatabase.fresh();

  @AutoClose private final HikariDataSource pool = PostgresPorts.pool(database, 4);

  private Scene scene;
  private Conversation.Id conversation;

  @BeforeEach
  void two_readers_have_come_to_different_places() throws SQLException {
    Ports ports = PostgresPorts.on(pool, 2);
    scene = Scene.in(ports);
    conversation = scene.conversation();
    scene.visitorSays(conversation, "Both have read this.");
    until(LogReader.WEBHOOKS, 1);
    until(LogReader.AWAY_MAIL, 1);
    scene.visitorSays(conversation, "Only webhooks have read this.");
    until(LogReader.WEBHOOKS, 2);
    scene.visitorSays(conversation, "Nobody has read this.");
    asFromElsewhere();
  }

  /** As pg_dump and psql would have brought it here. */
  private void asFromElsewhere() throws SQLException {
    run("update event set xid = (xid::text::bigint + %d)::text::xid8".formatted(AHEAD));
    run("update log_reader set xid = (xid::text::bigint + %d)::text::xid8".formatted(AHEAD));
    run(
        "update conversation set last_xid = (last_xid::text::bigint + %d)::text::xid8"
            .formatted(AHEAD));
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void each_reader_goes_on_where_it_was_and_what_is_new_comes_after() {
    assertThat(RestoredLog.adopt(pool)).isTrue();
    scene.visitorSays(conversation, "Said here.");
    assertThat(until(LogReader.WEBHOOKS, 4)).containsExactly(3L, 4L);
    assertThat(until(LogReader.AWAY_MAIL, 4)).containsExactly(2L, 3L, 4L);
    assertThat(Log.of(scene, conversation)).extracting(Recorded::position).isSorted().hasSize(5);
  }

  @Test
  void it_is_done_once_and_where_nothing_is_wrong_not_at_all() {
    assertThat(RestoredLog.adopt(pool)).isTrue();
    assertThat(RestoredLog.adopt(pool)).isFalse();
    scene.visitorSays(conversation, "Said here.");
    assertThat(RestoredLog.adopt(pool)).isFalse();
  }

  @Test
  void what_is_due_is_looked_for_before_it_is_sent() throws SQLException {
    run(
        """
        insert into delivery_due (organization_id, conversation_id, seq, channel, due_at)
        values (gen_random_uuid(), gen_random_uuid(), 0, 'sms', now())
        """);
    RestoredLog.adopt(pool);
    try (var connection = database.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery("select doubt from delivery_due")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("lapsed");
    }
  }

  /** Reads until the conversation's event with this position came, and returns its positions. */
  private List<Long> until(LogReader reader, long position) {
    var follow = new FollowLog(scene.ports().transactions());
    var read = new ArrayList<Long>();
    while (!read.contains(position)) {
      follow.step(
          reader,
          100,
          (events, store) ->
              events.stream()
                  .filter(each -> each.conversation().equals(conversation))
                  .forEach(each -> read.add(each.position())));
    }
    return read;
  }
}
