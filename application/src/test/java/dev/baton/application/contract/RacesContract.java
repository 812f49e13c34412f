package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.application.conversation.ConversationQueries.Filter;
import dev.baton.application.conversation.Line;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.Decision.Refused;
import dev.baton.domain.Refusal.HandoffHeld;
import dev.baton.domain.access.Actor;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.conversation.Lifecycle;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a unit of work promises when many are under way at once. */
public interface RacesContract {

  Ports ports();

  @Test
  default void seq_and_positions_are_gapless_under_racing_writers() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    int writers = 32;
    var posted =
        Race.of(
            writers,
            number -> {
              long first = scene.visitorSays(conversation, "a" + number).message().seq();
              long second = scene.visitorSays(conversation, "b" + number).message().seq();
              assertThat(second).isGreaterThan(first);
              return Stream.of(first, second);
            });
    assertThat(posted.stream().flatMap(each -> each).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 2L * writers).boxed().toList());
    assertThat(lines(scene, conversation).map(line -> line.message().seq()))
        .containsExactlyElementsOf(LongStream.range(0, 2L * writers).boxed().toList());
    assertThat(lines(scene, conversation).map(line -> line.message().at())).isSorted();
    assertThat(Log.of(scene, conversation).stream().map(Recorded::position))
        .containsExactlyElementsOf(LongStream.rangeClosed(0, 2L * writers).boxed().toList());
  }

  @Test
  default void of_many_racing_operators_exactly_one_wins_and_the_others_hear_who() {
    var scene = Scene.in(ports());
    var handoff = scene.waiting();
    var operators = Stream.generate(scene::operator).limit(16).toList();
    var decisions = Race.of(16, number -> scene.claim(handoff, operators.get(number)));
    var winner = scene.read(handoff).handoff().claim().holder();
    assertThat(decisions).filteredOn(each -> each instanceof Accepted).hasSize(1);
    assertThat(decisions)
        .filteredOn(each -> each instanceof Refused)
        .hasSize(15)
        .allSatisfy(
            each ->
                assertThat(Scene.refusal(each))
                    .isInstanceOfSatisfying(
                        HandoffHeld.class, held -> assertThat(held.holder()).isEqualTo(winner)));
  }

  @Test
  default void claims_relays_and_releases_that_race_hand_ownership_on_without_a_break() {
    var scene = Scene.in(ports());
    var handoff = scene.waiting();
    var conversation = scene.read(handoff).conversation().id();
    var operators = Stream.generate(scene::operator).limit(8).toList();
    Race.of(
        24,
        number -> {
          var operator = operators.get(number % 8);
          for (int round = 0; round < 4; round++) {
            if (number < 8) scene.claim(handoff, operator);
            if (number >= 8 && number < 16) scene.relay(handoff, operator, "Hi.");
            if (number >= 16) {
              scene.on(handoff, ex -> ex.stretch().release(operator, ex.now()));
            }
          }
          return number;
        });
    assertUnbroken(Log.of(scene, conversation));
    var open = scene.read(handoff).handoff();
    assertThat(ports().handoffs().find(scene.organization(), handoff).orElseThrow().handoff())
        .isEqualTo(open);
  }

  /** Whoever an owner is taken from must be the one whom the event before had named. */
  private static void assertUnbroken(List<Recorded> log) {
    var owner = Optional.<String>empty();
    for (var event : log) {
      if (!event.kind().startsWith("handoff_")) continue;
      assertThat(Optional.ofNullable(Log.fact(event, "from"))).as("%s", event).isEqualTo(owner);
      owner = Optional.ofNullable(Log.fact(event, "owner"));
    }
  }

  @Test
  default void nobody_speaks_once_another_has_claimed_the_handoff_for_himself() {
    var scene = Scene.in(ports());
    for (int round = 0; round < 8; round++) {
      var conversation = scene.conversation();
      var handoff = scene.request(conversation, Request.unbriefed());
      Race.of(
          6,
          number ->
              number == 0
                  ? scene.claim(handoff, scene.ada())
                  : scene.relay(handoff, new Actor.Team(), "Hi."));
      var kinds = Log.of(scene, conversation).stream().map(RacesContract::kindOfClaim).toList();
      int claimed = kinds.indexOf("handoff_claimed hard");
      assertThat(kinds.subList(claimed, kinds.size())).doesNotContain("message_added");
    }
  }

  private static String kindOfClaim(Recorded event) {
    return event.kind().equals("handoff_claimed")
        ? event.kind() + " " + Log.fact(event, "claim")
        : event.kind();
  }

  @Test
  default void the_bot_never_talks_over_the_human_whatever_the_timing() {
    var scene = Scene.in(ports());
    for (int round = 0; round < 8; round++) {
      var conversation = scene.conversation();
      var handoff = new Handoff.Id(scene.ids().next());
      Race.of(
          9,
          number -> {
            if (number > 0) return scene.botSays(conversation, Epoch.FIRST, "I can help!");
            scene.on(
                conversation,
                ex -> ex.conversation().requestHandoff(handoff, Request.unbriefed(), ex.now()));
            return scene.relay(handoff, scene.ada(), "Hi.");
          });
      var authors = lines(scene, conversation).map(line -> line.message().author()).toList();
      int marker = authors.indexOf(new Author.System());
      assertThat(authors.subList(marker, authors.size())).doesNotContain(new Author.Bot());
      assertThat(Log.of(scene, conversation).stream().map(Recorded::kind))
          .filteredOn(kind -> kind.equals("reply_suggested"))
          .hasSize(8 - marker);
    }
  }

  @Test
  default void no_message_comes_after_the_close_that_it_raced_with() {
    var scene = Scene.in(ports());
    for (int round = 0; round < 8; round++) {
      var conversation = scene.conversation();
      Race.of(
          6,
          number -> {
            if (number > 0) return scene.visitor(conversation, "Wait!") instanceof Accepted;
            return scene.on(
                    conversation,
                    ex -> new Lifecycle(ex.conversation()).close(EndReason.ENDED, ex.now()))
                instanceof Accepted;
          });
      assertThat(Log.of(scene, conversation).getLast().kind()).isEqualTo("control_changed");
    }
  }

  @Test
  default void of_many_conversations_with_one_external_id_one_is_started() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var details = TransactionsContract.fullDetails(scene, "crm-race");
    var ids =
        Race.of(
            16,
            number -> {
              var id = new Conversation.Id(scene.ids().next());
              var started =
                  Conversation.start(
                      id, scene.organization(), Channel.WEB, scene.bot().id(), details);
              return ports()
                  .transactions()
                  .within(store -> store.conversations().add(started))
                  .orElse(id);
            });
    assertThat(ids).containsOnly(ids.getFirst());
    var all =
        ports().conversations().list(scene.organization(), Filter.ALL, new Page.Request(null, 50));
    assertThat(all.items()).singleElement().extracting(it -> it.id()).isEqualTo(ids.getFirst());
    assertThat(Log.of(scene, ids.getFirst())).hasSize(1);
    var elsewhere = TransactionsContract.fullDetails(stranger, "crm-race");
    assertThat(stranger.conversation(Channel.WEB, elsewhere)).isNotEqualTo(ids.getFirst());
  }

  @Test
  default void many_units_at_once_on_few_conversations_each_have_their_own_effect() {
    var scene = Scene.in(ports());
    var conversations = Stream.generate(scene::conversation).limit(5).toList();
    var handoffs =
        conversations.stream().map(each -> scene.request(each, Request.unbriefed())).toList();
    var texts =
        Race.of(
            60,
            number -> {
              var text = "message " + number;
              Decision<?> decision =
                  number % 2 == 0
                      ? scene.visitor(conversations.get(number % 5), text)
                      : scene.relay(handoffs.get(number % 5), scene.ada(), text);
              result(decision);
              return text;
            });
    var kept = conversations.stream().flatMap(each -> lines(scene, each)).toList();
    assertThat(kept.stream().map(line -> line.message().text())).containsAll(texts);
    assertThat(kept).hasSize(60 + 5);
    conversations.forEach(
        each ->
            assertThat(lines(scene, each).map(line -> line.message().seq()))
                .containsExactlyElementsOf(
                    IntStream.range(0, 13).mapToObj(seq -> (long) seq).toList()));
  }

  private static Stream<Line> lines(Scene scene, Conversation.Id conversation) {
    return scene
        .ports()
        .transcripts()
        .read(scene.organization(), conversation, -1, 1000)
        .orElseThrow()
        .lines()
        .stream();
  }
}
