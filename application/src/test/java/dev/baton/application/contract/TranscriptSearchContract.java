package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.copilot.TranscriptSearch.Hit;
import dev.baton.application.copilot.TranscriptSearch.Query;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Request;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found by its words. */
public interface TranscriptSearchContract {

  Ports ports();

  private List<Hit> find(Scene scene, Conversation.@Nullable Id except, String... words) {
    while (ports().search().advance(50) > 0) {
      // Whatever the other tests have written comes first.
    }
    var query = new Query(List.of(words), except);
    return ports().search().find(scene.organization(), query, 5);
  }

  @Test
  default void a_message_is_found_by_beginnings_of_its_words_in_any_case() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "My PARCELS never arrived, again 🙂");
    var hits = find(scene, null, "parcel", "arriv");
    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().message().conversation()).isEqualTo(conversation);
    assertThat(hits.getFirst().message().text()).isEqualTo("My PARCELS never arrived, again 🙂");
    assertThat(hits.getFirst().answer()).isNull();
    assertThat(find(scene, null, "nothing")).isEmpty();
  }

  @Test
  default void nobody_finds_what_another_organization_wrote() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    scene.visitorSays(scene.conversation(), "secret zebra");
    assertThat(find(stranger, null, "zebra")).isEmpty();
    assertThat(find(scene, null, "zebra")).hasSize(1);
    var name = scene.organization().value().toString();
    assertThat(find(stranger, null, name.substring(0, 8))).isEmpty();
  }

  @Test
  default void all_of_the_words_come_before_some_of_them() {
    var scene = Scene.in(ports());
    var some = scene.conversation();
    scene.visitorSays(some, "refund refund refund refund");
    var all = scene.conversation();
    scene.visitorSays(all, "How do I get a refund for my lamp?");
    scene.visitorSays(scene.conversation(), "Hello there");
    assertThat(find(scene, null, "refund", "lamp"))
        .extracting(hit -> hit.message().conversation())
        .containsExactly(all, some);
    assertThat(find(scene, all, "refund", "lamp"))
        .extracting(hit -> hit.message().conversation())
        .containsExactly(some);
  }

  @Test
  default void a_hit_comes_with_the_answer_that_a_human_gave_soon_after() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "The invoice is wrong.");
    scene.botSays(conversation, Epoch.FIRST, "Let me see.");
    var handoff = scene.request(conversation, Request.unbriefed());
    scene.relay(handoff, scene.ada(), "I have sent you a new one.");
    var hit = find(scene, null, "invoice").getFirst();
    assertThat(hit.message().seq()).isZero();
    var answer = Objects.requireNonNull(hit.answer());
    assertThat(answer.text()).isEqualTo("I have sent you a new one.");
    assertThat(answer.seq()).isEqualTo(3);
    assertThat(find(scene, null, "joined")).as("markers are nobody's words").isEmpty();
  }

  @Test
  default void what_is_removed_is_not_found_any_more() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "forgettable");
    assertThat(find(scene, null, "forgett")).hasSize(1);
    ports()
        .transactions()
        .within(
            store -> {
              store.conversations().remove(scene.organization(), conversation);
              return true;
            });
    assertThat(find(scene, null, "forgett")).isEmpty();
  }

  @Test
  default void no_more_is_found_than_was_asked_for_and_the_same_each_time() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    for (int i = 0; i < 9; i++) scene.visitorSays(conversation, "kettle");
    var hits = find(scene, null, "kettle");
    assertThat(hits).hasSize(5).doesNotHaveDuplicates();
    assertThat(find(scene, null, "kettle")).isEqualTo(hits);
    assertThat(hits).extracting(Hit::message).extracting(Message::seq).doesNotHaveDuplicates();
  }
}
