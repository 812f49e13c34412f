package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.application.Store;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.log.FollowLog;
import dev.baton.application.log.LogReader;
import dev.baton.domain.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What whoever makes something of each event is told. */
public interface FollowLogContract {

  Ports ports();

  private FollowLog follow() {
    return new FollowLog(ports().transactions());
  }

  /**
   * Takes all there is. Whatever else runs on the database may hold a reader back for a moment, so
   * this writes an event of its own and reads until it comes.
   */
  private List<Recorded> takeAll(LogReader reader, int most) {
    var last = Scene.in(ports()).conversation();
    var taken = new ArrayList<Recorded>();
    while (taken.stream().noneMatch(each -> each.conversation().equals(last))) {
      follow().step(reader, most, (events, store) -> taken.addAll(events));
    }
    return taken;
  }

  @Test
  default void each_event_is_taken_once_and_those_of_a_conversation_in_order() {
    takeAll(LogReader.WEBHOOKS, 1_000);
    var scene = Scene.in(ports());
    var one = scene.conversation();
    var other = scene.conversation();
    for (int i = 0; i < 5; i++) {
      scene.visitorSays(one, "Hello?");
      scene.visitorSays(other, "Hello?");
    }
    var taken = takeAll(LogReader.WEBHOOKS, 3);
    for (var conversation : List.of(one, other)) {
      assertThat(positions(taken, conversation))
          .containsExactlyElementsOf(positions(Log.of(scene, conversation), conversation));
    }
  }

  private static List<Long> positions(List<Recorded> events, Conversation.Id of) {
    return events.stream()
        .filter(each -> each.conversation().equals(of))
        .map(Recorded::position)
        .toList();
  }

  @Test
  default void what_could_not_be_made_of_events_is_made_the_next_time() {
    takeAll(LogReader.AWAY_MAIL, 1_000);
    var conversation = Scene.in(ports()).conversation();
    assertThatThrownBy(
            () -> {
              while (true) follow().step(LogReader.AWAY_MAIL, 100, FollowLogContract::fall);
            })
        .hasMessageContaining("the node falls");
    assertThat(positions(takeAll(LogReader.AWAY_MAIL, 100), conversation)).containsExactly(0L);
  }

  private static void fall(List<Recorded> events, Store store) {
    throw new IllegalStateException("the node falls before event " + events.getFirst().at());
  }

  @Test
  default void readers_do_not_move_each_other() {
    takeAll(LogReader.WEBHOOKS, 1_000);
    var conversation = Scene.in(ports()).conversation();
    takeAll(LogReader.AWAY_MAIL, 1_000);
    assertThat(positions(takeAll(LogReader.WEBHOOKS, 100), conversation)).containsExactly(0L);
  }

  @Test
  default void many_who_read_for_one_reader_take_nothing_twice_while_others_write() {
    takeAll(LogReader.WEBHOOKS, 1_000);
    var scene = Scene.in(ports());
    var conversations = Stream.generate(scene::conversation).limit(8).toList();
    var writing = new AtomicInteger(conversations.size());
    Queue<Position> taken = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) threads.execute(() -> read(writing, taken));
      for (var each : conversations) {
        threads.execute(
            () -> {
              for (int i = 0; i < 50; i++) scene.visitorSays(each, "Hello?");
              writing.decrementAndGet();
            });
      }
    }
    taken.addAll(at(takeAll(LogReader.WEBHOOKS, 100)));
    for (var conversation : conversations) {
      assertThat(taken.stream().filter(it -> it.conversation().equals(conversation.value())))
          .extracting(Position::position)
          .containsExactlyInAnyOrderElementsOf(
              Log.of(scene, conversation).stream().map(Recorded::position).toList());
    }
  }

  private void read(AtomicInteger writing, Queue<Position> taken) {
    while (writing.get() > 0) {
      var now = new ArrayList<Position>();
      follow()
          .step(
              LogReader.WEBHOOKS,
              7,
              (events, store) -> {
                now.clear();
                now.addAll(at(events));
              });
      taken.addAll(now);
    }
  }

  private static List<Position> at(List<Recorded> events) {
    return events.stream().map(Recorded::at).toList();
  }
}
