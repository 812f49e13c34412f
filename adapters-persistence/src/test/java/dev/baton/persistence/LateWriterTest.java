package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Log;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.live.Found;
import dev.baton.application.live.LiveEvents;
import dev.baton.domain.conversation.Conversation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Source: FAILURES.md 48. */
class LateWriterTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private static final Ports PORTS = PostgresPorts.on(POOL, 2);

  @Test
  void no_event_slips_under_a_reader_when_an_older_transaction_commits_late() throws SQLException {
    var scene = Scene.in(PORTS);
    var late = scene.conversation();
    var early = scene.conversation();
    var read = Log.all(scene).getLast().at();
    try (var connection = DATABASE.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      append(connection, scene, late);
      scene.visitorSays(early, "I began later and am done sooner.");
      assertThat(conversations(read)).as("while the older one is open").isEmpty();
      connection.commit();
    }
    scene.conversation();
    var all = Log.all(scene);
    var next = all.subList(indexAfter(all, read), all.size());
    assertThat(next.stream().map(Recorded::conversation)).containsSubsequence(late, early);
  }

  @Test
  void whoever_follows_an_organization_is_told_of_a_late_commit_too_and_before_the_earlier()
      throws Exception {
    var scene = Scene.in(PORTS);
    var late = scene.conversation();
    var early = scene.conversation();
    Log.all(scene);
    try (var live = new LiveEvents(PORTS.stretches(), PORTS.messages());
        var connection = DATABASE.dataSource().getConnection()) {
      live.start(() -> true);
      try (var following = live.openNow(scene.organization())) {
        connection.setAutoCommit(false);
        append(connection, scene, late);
        scene.visitorSays(early, "I began later and am done sooner.");
        live.heard();
        assertThat(following.next(Duration.ofMillis(500))).isEqualTo(new Found.Quiet());
        assertThat(live.lag().time()).isPositive();
        connection.commit();
        var told = new ArrayList<Conversation.Id>();
        while (!told.contains(early)
            && following.next(Duration.ofSeconds(30)) instanceof Found.Events(var happenings)) {
          happenings.forEach(each -> told.add(new Conversation.Id(each.at().conversation())));
        }
        assertThat(told).containsExactly(late, early);
      }
    }
  }

  private static List<Conversation.Id> conversations(Position read) {
    return PORTS.events().after(read, 10).stream().map(Recorded::conversation).toList();
  }

  private static int indexAfter(List<Recorded> all, Position read) {
    return all.stream().map(Recorded::at).toList().indexOf(read) + 1;
  }

  private static void append(Connection connection, Scene scene, Conversation.Id conversation)
      throws SQLException {
    var sql =
        """
        insert into event (organization_id, conversation_id, position, kind, facts, created_at)
        values (?, ?, 1, 'details_changed', '{}', clock_timestamp())
        """;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, scene.organization().value());
      statement.setObject(2, conversation.value());
      statement.execute();
    }
  }
}
