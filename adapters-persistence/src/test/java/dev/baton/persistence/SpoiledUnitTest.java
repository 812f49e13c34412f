package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.contract.Log;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Scene;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.Received;
import dev.baton.domain.handoff.Request;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the database itself refuses, or undoes, leaves no trace. */
class SpoiledUnitTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 4);

  private static final Ports PORTS = PostgresPorts.on(POOL, 2);

  /** Source: FAILURES.md 15. */
  @Test
  void a_seq_that_was_taken_and_rolled_back_leaves_no_gap() {
    var scene = Scene.in(PORTS);
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    var nobody = new Actor.Person(new Operator.Id(scene.ids().next()), Role.OPERATOR);
    var events = Log.of(scene, conversation).size();
    assertThatThrownBy(() -> scene.relay(handoff, nobody, "I do not exist."))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(scene.visitorSays(conversation, "Hello?").message().seq()).isZero();
    assertThat(Log.of(scene, conversation).stream().map(Recorded::position))
        .last()
        .isEqualTo((long) events);
  }

  /** Source: FAILURES.md 19. */
  @Test
  void a_deadlock_is_undone_and_done_again_where_nobody_sees_it() throws Exception {
    var scene = Scene.in(PORTS);
    var first = scene.conversation();
    var second = scene.conversation();
    try (var rival = DATABASE.dataSource().getConnection()) {
      rival.setAutoCommit(false);
      try (var statement = rival.createStatement()) {
        // Whoever waits a second notices the deadlock and gives way: never the rival.
        statement.execute("set deadlock_timeout = '1h'");
        statement.execute(lock(second));
        var both = CompletableFuture.supplyAsync(() -> says(scene, first, second));
        while (!waiting()) Thread.onSpinWait();
        statement.execute(lock(first));
        rival.commit();
        assertThat(both.join()).isTrue();
      }
    }
    assertThat(scene.read(first).nextSeq()).isEqualTo(1);
    assertThat(scene.read(second).nextSeq()).isEqualTo(1);
  }

  private static boolean says(Scene scene, Conversation.Id first, Conversation.Id second) {
    var units = List.<Unit<?>>of(unit(scene, first), unit(scene, second));
    new PostgresTransactions(POOL, rings -> {}, 2).run(units);
    return units.stream().allMatch(unit -> unit.answer() instanceof Accepted);
  }

  private static Unit<Received> unit(Scene scene, Conversation.Id conversation) {
    var draft = scene.draft(new Author.Visitor(), "Hello?");
    return new Unit<>(
        new Unit.Target(scene.organization(), conversation, null),
        ex -> ex.conversation().receive(draft, ex.windowRule(), ex.now()));
  }

  private static String lock(Conversation.Id conversation) {
    return "select from conversation where id = '" + conversation.value() + "' for update";
  }

  private static boolean waiting() {
    return DSL.using(DATABASE.dataSource(), SQLDialect.POSTGRES)
        .fetchExists(
            DSL.table("pg_stat_activity"),
            DSL.condition("datname = current_database() and wait_event_type = 'Lock'"));
  }
}
