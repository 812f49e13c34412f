package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.handoff.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers of the whole log find. */
public interface EventQueriesContract {

  Ports ports();

  @Test
  default void the_log_of_a_handoff_says_what_happened_with_its_facts() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation(Channel.WEB, Details.NONE);
    var handoff = scene.request(conversation, Request.unbriefed());
    scene.claim(handoff, scene.ada());
    scene.relay(handoff, scene.ada(), "Hi.");
    scene.stretch(handoff, (it, now) -> it.transfer(scene.ada(), scene.bea().id(), now));
    scene.stretch(handoff, (it, now) -> it.release(scene.bea(), now));
    scene.stretch(handoff, (it, now) -> it.cancel(scene.bea(), now));
    var log = Log.of(scene, conversation);
    var ada = scene.ada().id().value();
    var bea = scene.bea().id().value();
    assertThat(log.stream().map(Recorded::kind).filter(kind -> kind.startsWith("handoff_")))
        .containsExactly(
            "handoff_requested",
            "handoff_claimed",
            "handoff_claimed",
            "handoff_released",
            "handoff_settled");
    assertThat(facts(log, "from")).containsExactly("null", "null", "" + ada, "" + bea, "null");
    assertThat(facts(log, "owner")).containsExactly("null", "" + ada, "" + bea, "null", "null");
    assertThat(facts(log, "claim")).containsExactly("none", "hard", "hard", "none", "none");
    assertThat(facts(log, "outcome")).containsExactly("null", "null", "null", "null", "cancelled");
    assertThat(facts(log, "handoff_id")).containsOnly("" + handoff.value());
  }

  private static List<String> facts(List<Recorded> log, String name) {
    return log.stream()
        .filter(each -> each.kind().startsWith("handoff_"))
        .map(each -> String.valueOf(Log.fact(each, name)))
        .toList();
  }

  @Test
  default void the_log_of_a_conversation_names_seqs_moves_and_epochs() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Hello?");
    var handoff = scene.request(conversation, Request.unbriefed());
    scene.relay(handoff, scene.ada(), "Hi.");
    var log = Log.of(scene, conversation);
    assertThat(log.stream().filter(each -> each.kind().equals("message_added")))
        .extracting(each -> Log.fact(each, "seq"))
        .containsExactly("0", "1", "2");
    assertThat(log.stream().filter(each -> each.kind().equals("control_changed")))
        .extracting(
            each ->
                Log.fact(each, "from") + " " + Log.fact(each, "to") + " " + Log.fact(each, "epoch"))
        .containsExactly("bot waiting 2", "waiting human 3");
    assertThat(log)
        .allSatisfy(each -> assertThat(each.organization()).isEqualTo(scene.organization()));
    assertThat(log.stream().map(Recorded::time)).isSorted();
  }

  @Test
  default void a_limit_cuts_the_log_anywhere_and_the_rest_follows() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var handoff = scene.request(conversation, Request.unbriefed());
    scene.relay(handoff, scene.ada(), "Hi.");
    var all = Log.all(scene);
    var read = new ArrayList<Recorded>();
    var at = Position.START;
    while (read.size() < all.size()) {
      var one = ports().events().after(at, 1);
      assertThat(one).hasSize(1);
      read.addAll(one);
      at = one.getFirst().at();
    }
    assertThat(read).isEqualTo(all);
  }

  @Test
  default void a_read_tells_how_far_it_has_seen_everything() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Hello?");
    var all = Log.all(scene);
    var one = ports().stretches().read(Position.START, 1);
    assertThat(one.reached()).isEqualTo(all.getFirst().at());
    var rest = ports().stretches().read(all.getLast().at(), 1_000);
    assertThat(rest.reached()).isGreaterThan(all.getLast().at());
    assertThat(rest.reached().between()).isTrue();
    var head = ports().stretches().read(Position.LATEST, 1);
    assertThat(head.events()).isEmpty();
    assertThat(head.reached()).isBetween(rest.reached(), Position.LATEST);
  }

  /** Source: FAILURES.md 48. */
  @Test
  default void a_reader_beside_many_writers_misses_nothing_and_sees_no_position_early() {
    var scene = Scene.in(ports());
    var conversations = Stream.generate(scene::conversation).limit(4).toList();
    var last = new AtomicReference<Conversation.Id>();
    var reader = CompletableFuture.supplyAsync(() -> readTo(scene, last));
    Race.of(
        16,
        number -> {
          for (int i = 0; i < 10; i++) scene.visitorSays(conversations.get((number + i) % 4), "x");
          return number;
        });
    last.set(scene.conversation());
    var read = reader.join();
    assertInOrder(read);
    assertThat(read.stream().filter(each -> conversations.contains(each.conversation())))
        .hasSize(4 + 16 * 10);
  }

  private static List<Recorded> readTo(Scene scene, AtomicReference<Conversation.Id> last) {
    var read = new ArrayList<Recorded>();
    var at = Position.START;
    while (read.isEmpty() || !read.getLast().conversation().equals(last.get())) {
      var some = scene.ports().events().after(at, 5);
      read.addAll(some);
      if (!some.isEmpty()) at = some.getLast().at();
    }
    return read;
  }

  private static void assertInOrder(List<Recorded> read) {
    var next = new HashMap<Conversation.Id, Long>();
    for (var event : read) {
      assertThat(event.position()).isEqualTo(next.getOrDefault(event.conversation(), 0L));
      next.put(event.conversation(), event.position() + 1);
    }
  }
}
