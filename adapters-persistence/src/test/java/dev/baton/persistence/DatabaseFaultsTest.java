package dev.baton.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Unavailable;
import dev.baton.application.contract.Ports;
import dev.baton.application.contract.Race;
import dev.baton.application.contract.Scene;
import dev.baton.application.conversation.Line;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Conversation.Received;
import dev.baton.domain.conversation.Message;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the database may do to us while we work. Source: FAILURES.md, section III. */
class DatabaseFaultsTest {
  private static final int TALKERS = 6;
  private static final int MESSAGES = 40;
  private static final int EVERY = 8;

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.fresh();
  @AutoClose private static final HikariDataSource POOL = PostgresPorts.pool(DATABASE, 8);

  private static final Ports PORTS = PostgresPorts.on(POOL, 3);

  /** Source: FAILURES.md 22. */
  @Test
  void connections_that_are_cut_lose_nothing_acknowledged_and_write_nothing_twice() {
    var scene = Scene.in(PORTS);
    var crowd = new Crowd(new AtomicInteger(), new AtomicInteger(TALKERS));
    // Begun before anything is cut: a talk that cannot begin says nothing about what was said.
    var conversations = Stream.generate(scene::conversation).limit(TALKERS).toList();
    var talks =
        Race.of(
            TALKERS + 1,
            number ->
                number == TALKERS ? cutAll(crowd) : talk(scene, conversations.get(number), crowd));
    for (var talk : talks.subList(0, TALKERS)) {
      var stored = transcript(scene, talk.conversation());
      assertThat(stored).extracting(Message::seq).isEqualTo(upTo(stored.size()));
      assertThat(stored).extracting(Message::id).doesNotHaveDuplicates().containsAll(talk.acked());
      assertThat(talk.acked()).hasSize(MESSAGES);
    }
  }

  /** How many messages were heard of all, and how many still talk. */
  private record Crowd(AtomicInteger heard, AtomicInteger talking) {}

  private record Talk(Conversation.Id conversation, List<Message.Id> acked) {}

  /** Says so many things; what was refused for a moment is said anew. */
  private static Talk talk(Scene scene, Conversation.Id conversation, Crowd crowd) {
    var acked = new ArrayList<Message.Id>();
    try {
      while (acked.size() < MESSAGES) say(scene, conversation, acked, crowd);
      return new Talk(conversation, acked);
    } finally {
      crowd.talking.decrementAndGet();
    }
  }

  private static void say(
      Scene scene, Conversation.Id conversation, List<Message.Id> acked, Crowd crowd) {
    try {
      acked.add(scene.visitorSays(conversation, "Hello?").message().id());
      crowd.heard.incrementAndGet();
    } catch (Unavailable passing) {
      assertThat(passing).hasCauseInstanceOf(SQLException.class);
    }
  }

  /** Cuts one connection each time that so many messages more were heard. */
  private static Talk cutAll(Crowd crowd) {
    int all = TALKERS * MESSAGES;
    for (int next = EVERY; next < all; next += EVERY) {
      while (crowd.heard.get() < next && crowd.talking.get() == TALKERS) Thread.onSpinWait();
      DATABASE.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'baton'
           order by random() limit 1""");
    }
    return new Talk(new Conversation.Id(new UUID(0, 0)), List.of());
  }

  private static List<Message> transcript(Scene scene, Conversation.Id conversation) {
    var reading =
        PORTS.transcripts().read(scene.organization(), conversation, -1, 10_000).orElseThrow();
    return reading.lines().stream().map(Line::message).toList();
  }

  private static List<Long> upTo(int size) {
    return LongStream.range(0, size).boxed().toList();
  }

  /** Source: FAILURES.md 25. */
  @Test
  void a_pool_that_is_empty_says_so_in_time_and_recovers() throws Exception {
    var scene = Scene.in(PORTS);
    var conversation = scene.conversation();
    try (var pool = DatabasePool.open(DATABASE.url(), null, null, 1)) {
      var small = PostgresPorts.on(pool, 1);
      try (var held = pool.getConnection()) {
        assertThat(held.isValid(1)).isTrue();
        assertThatThrownBy(() -> says(scene, small, conversation)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(
                () -> small.transcripts().read(scene.organization(), conversation, -1, 1))
            .isInstanceOf(Unavailable.class);
      }
      assertThat(says(scene, small, conversation)).isInstanceOf(Accepted.class);
    }
  }

  private static Object says(Scene scene, Ports ports, Conversation.Id conversation) {
    var unit = unit(scene, conversation);
    return ports
        .transactions()
        .on(scene.organization(), conversation, exchange -> unit.decide(exchange));
  }

  /** Source: FAILURES.md 26. */
  @Test
  void a_row_that_somebody_keeps_is_given_up_on_and_its_neighbours_go_on() throws Exception {
    var scene = Scene.in(PORTS);
    var kept = scene.conversation();
    var other = scene.conversation();
    try (var rival = DATABASE.dataSource().getConnection();
        var statement = rival.createStatement()) {
      rival.setAutoCommit(false);
      statement.execute("select from conversation where id = '" + kept.value() + "' for update");
      var units = List.of(unit(scene, kept), unit(scene, other));
      new PostgresTransactions(POOL, rings -> {}, 1).run(List.copyOf(units));
      assertThatThrownBy(units.getFirst()::answer).isInstanceOf(Unavailable.class);
      assertThat(units.getLast().answer()).isInstanceOf(Accepted.class);
      rival.rollback();
    }
    assertThat(POOL.getHikariPoolMXBean().getActiveConnections()).isZero();
    assertThat(scene.visitorSays(kept, "And now?").message().seq()).isZero();
  }

  private static Unit<Received> unit(Scene scene, Conversation.Id conversation) {
    var draft = scene.draft(new Author.Visitor(), "Hello?");
    return new Unit<>(
        new Unit.Target(scene.organization(), conversation, null),
        exchange -> exchange.conversation().receive(draft, exchange.windowRule(), exchange.now()));
  }
}
