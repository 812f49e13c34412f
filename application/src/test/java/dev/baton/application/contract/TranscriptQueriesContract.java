package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.conversation.TranscriptQueries.Reading;
import dev.baton.application.live.MessageQueries;
import dev.baton.domain.JsonObject;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.handoff.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What readers of transcripts find. */
public interface TranscriptQueriesContract {

  Ports ports();

  private Reading read(Scene scene, Conversation.Id id, long after, int limit) {
    return ports().transcripts().read(scene.organization(), id, after, limit).orElseThrow();
  }

  private static List<Long> seqs(List<Line> lines) {
    return lines.stream().map(line -> line.message().seq()).toList();
  }

  /** Visitor, visitor, marker, operator, organization. */
  private static Conversation.Id talk(Scene scene) {
    var conversation = scene.conversation();
    scene.visitorSays(conversation, "Hello?");
    scene.visitorSays(conversation, "Anybody?");
    var handoff = scene.request(conversation, Request.unbriefed());
    Scene.result(scene.relay(handoff, scene.ada(), "I am Ada."));
    var draft =
        new Draft(
            new Message.Id(scene.ids().next()),
            new Author.Human(null),
            "From all of us.",
            new JsonObject("{\"source\": \"api\"}"));
    var marker = new Message.Id(scene.ids().next());
    Scene.result(scene.on(conversation, ex -> ex.conversation().reply(draft, marker, ex.now())));
    return conversation;
  }

  @Test
  default void a_reader_goes_on_after_the_last_seq_he_has_seen() {
    var scene = Scene.in(ports());
    var conversation = talk(scene);
    for (long after = -1; after < 5; after++) {
      for (int limit = 1; limit < 7; limit++) {
        var expected = LongStream.rangeClosed(after + 1, Math.min(after + limit, 4)).boxed();
        var reading = read(scene, conversation, after, limit);
        assertThat(seqs(reading.lines())).containsExactlyElementsOf(expected.toList());
        assertThat(reading.nextSeq()).isEqualTo(5);
        assertThat(reading.phase()).isEqualTo(Phase.HUMAN);
      }
    }
  }

  @Test
  default void positions_of_any_size_find_what_is_there_and_no_more() {
    var scene = Scene.in(ports());
    var conversation = talk(scene);
    assertThat(read(scene, conversation, Long.MAX_VALUE, 100).lines()).isEmpty();
    assertThat(read(scene, conversation, Long.MAX_VALUE - 5, Integer.MAX_VALUE).lines()).isEmpty();
    assertThat(read(scene, conversation, -1, Integer.MAX_VALUE).lines()).hasSize(5);
  }

  @Test
  default void a_line_is_what_was_written_with_its_delivery() {
    var scene = Scene.in(ports());
    var conversation = talk(scene);
    var lines = read(scene, conversation, -1, 10).lines();
    assertThat(lines.stream().map(line -> line.message().author()))
        .containsExactly(
            new Author.Visitor(),
            new Author.Visitor(),
            new Author.System(),
            new Author.Human(scene.ada().id()),
            new Author.Human(null));
    assertThat(lines.stream().map(Line::status))
        .containsExactly(
            null, null, DeliveryStatus.QUEUED, DeliveryStatus.QUEUED, DeliveryStatus.QUEUED);
    var posted = Scene.result(scene.relay(handoff(scene, conversation), scene.ada(), "More."));
    assertThat(read(scene, conversation, 4, 1).lines().getFirst().message()).isEqualTo(posted);
    assertThat(lines.getLast().message().metadata())
        .isEqualTo(new JsonObject("{\"source\": \"api\"}"));
  }

  private static dev.baton.domain.handoff.Handoff.Id handoff(Scene scene, Conversation.Id id) {
    return java.util.Objects.requireNonNull(scene.read(id).control().handoff()).id();
  }

  @Test
  default void a_conversation_without_a_message_is_not_a_missing_one() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var conversation = scene.conversation();
    assertThat(read(scene, conversation, -1, 10))
        .isEqualTo(new Reading(Phase.BOT, false, 0, List.of()));
    var unknown = new Conversation.Id(scene.ids().next());
    assertThat(ports().transcripts().read(scene.organization(), unknown, -1, 10)).isEmpty();
    assertThat(ports().transcripts().read(stranger.organization(), conversation, -1, 10)).isEmpty();
  }

  @Test
  default void pages_go_back_from_the_newest_and_show_what_their_filter_names() {
    var scene = Scene.in(ports());
    var conversation = talk(scene);
    var end = Long.MAX_VALUE;
    assertThat(page(scene, conversation, null, null, end, 2)).containsExactly(4L, 3L);
    assertThat(page(scene, conversation, null, null, 3, 2)).containsExactly(2L, 1L);
    assertThat(page(scene, conversation, null, null, 0, 2)).isEmpty();
    assertThat(page(scene, conversation, true, null, end, 9)).containsExactly(4L, 3L, 2L);
    assertThat(page(scene, conversation, false, null, end, 9)).containsExactly(1L, 0L);
    assertThat(page(scene, conversation, null, DeliveryStatus.QUEUED, 4, 9))
        .containsExactly(3L, 2L);
    assertThat(page(scene, conversation, null, DeliveryStatus.SENT, end, 9)).isEmpty();
    assertThat(page(scene, conversation, false, DeliveryStatus.QUEUED, end, 9)).isEmpty();
    assertThat(page(Scene.in(ports()), conversation, null, null, end, 9)).isEmpty();
  }

  @Test
  default void a_message_is_found_at_its_place_in_its_conversation_only() {
    var scene = Scene.in(ports());
    var conversation = talk(scene);
    for (var line : read(scene, conversation, -1, 10).lines()) {
      var message = line.message();
      assertThat(seq(scene, conversation, message.id())).contains(message.seq());
      assertThat(seq(scene, scene.conversation(), message.id())).isEmpty();
      assertThat(seq(Scene.in(ports()), conversation, message.id())).isEmpty();
    }
    assertThat(seq(scene, conversation, new Message.Id(scene.ids().next()))).isEmpty();
  }

  private Optional<Long> seq(Scene scene, Conversation.Id id, Message.Id message) {
    return ports().transcripts().seq(scene.organization(), id, message);
  }

  private List<Long> page(
      Scene scene,
      Conversation.Id id,
      @Nullable Boolean outbound,
      @Nullable DeliveryStatus delivery,
      long before,
      int limit) {
    var filter = new Filter(outbound, delivery);
    return seqs(ports().transcripts().page(scene.organization(), id, filter, before, limit));
  }

  @Test
  default void messages_are_read_wherever_they_are_and_only_those_that_are_there() {
    var scene = Scene.in(ports());
    var other = Scene.in(ports());
    var here = scene.conversation();
    var there = scene.conversation();
    scene.visitorSays(here, "0");
    scene.visitorSays(here, "1");
    scene.visitorSays(there, "2");
    var places =
        Set.of(
            new MessageQueries.Place(scene.organization(), here, 1),
            new MessageQueries.Place(scene.organization(), there, 0),
            new MessageQueries.Place(scene.organization(), there, 1),
            new MessageQueries.Place(other.organization(), here, 0));
    var found = ports().messages().at(places);
    assertThat(found.values().stream().map(each -> each.message().text()))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(found.keySet()).isSubsetOf(places);
    assertThat(ports().messages().at(Set.of())).isEmpty();
  }
}
