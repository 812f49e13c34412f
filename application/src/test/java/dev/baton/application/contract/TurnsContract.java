package dev.baton.application.contract;

import static dev.baton.application.contract.BotScene.MINUTE;
import static dev.baton.application.contract.Scene.result;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.TurnQueries.Closed;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Answering;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How windows become turns, and turns find their bots. */
public interface TurnsContract {

  Ports ports();

  @Test
  default void fifty_messages_of_a_window_are_one_turn_with_all_of_them_in_order() {
    var scene = BotScene.in(ports());
    var conversation = scene.scene().conversation();
    var rule = new Window.Rule(Duration.ofSeconds(2), Duration.ofMinutes(1));
    IntStream.range(0, 50).forEach(i -> scene.say(conversation, rule, "message " + i));
    assertThat(scene.take(conversation)).as("before it closes").isFalse();
    assertThat(scene.lease(10, MINUTE)).isEmpty();
    var closed = new Closed(scene.scene().organization(), conversation);
    Race.until(() -> ports().turns().closed(10_000).contains(closed));
    assertThat(Race.of(8, _ -> scene.take(conversation))).containsOnlyOnce(true);
    assertThat(ports().turns().closed(10_000)).doesNotContain(closed);
    var given = scene.lease(10, MINUTE);
    assertThat(given).hasSize(1);
    assertThat(given.getFirst().messages().stream().map(Message::text))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "message " + i).toList());
    assertThat(given.getFirst().returned()).isNull();
    assertThat(Log.of(scene.scene(), conversation))
        .extracting(it -> it.kind())
        .containsOnlyOnce("turn_taken");
  }

  @Test
  default void a_message_after_the_window_begins_another_turn() {
    var scene = BotScene.in(ports());
    var conversation = scene.said("one");
    scene.say(conversation, "two");
    scene.take(conversation);
    var first = scene.lease(10, MINUTE);
    assertThat(first).as("the second waits for the first").hasSize(1);
    assertThat(first.getFirst().messages().getFirst().text()).isEqualTo("one");
    scene.answer(first.getFirst().turn(), "1");
    var second = scene.lease(10, MINUTE);
    assertThat(second).hasSize(1);
    assertThat(second.getFirst().messages().getFirst().text()).isEqualTo("two");
  }

  @Test
  default void a_turn_that_is_leased_is_nobody_elses_until_the_lease_is_over() {
    var scene = BotScene.in(ports());
    scene.take(scene.said("Hello?"));
    var given = scene.lease(10, Duration.ZERO).getFirst();
    assertThat(given.turn().state()).isInstanceOf(State.Due.class);
    var again = scene.lease(10, MINUTE).getFirst();
    assertThat(again.turn().id()).isEqualTo(given.turn().id());
    assertThat(((State.Due) again.turn().state()).attempts()).isEqualTo(2);
    assertThat(scene.lease(10, MINUTE)).isEmpty();
    assertThat(scene.pass(given.turn().id(), 1)).as("a late holder").isFalse();
    assertThat(scene.lease(10, MINUTE)).isEmpty();
    assertThat(scene.pass(given.turn().id(), 2)).isTrue();
    assertThat(scene.lease(10, MINUTE)).hasSize(1);
  }

  @Test
  default void of_many_who_ask_at_once_each_turn_is_given_to_one() {
    var scene = BotScene.in(ports());
    IntStream.range(0, 40).forEach(i -> scene.take(scene.said("message " + i)));
    var given = Race.of(8, _ -> scene.lease(7, MINUTE).stream());
    var ids = given.stream().flatMap(each -> each).map(each -> each.turn().id()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    var rest = scene.lease(100, MINUTE).stream().map(each -> each.turn().id());
    assertThat(Stream.concat(ids.stream(), rest)).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  default void a_turn_is_answered_once() {
    var scene = BotScene.in(ports());
    var conversation = scene.said("Hello?");
    scene.take(conversation);
    var turn = scene.lease(1, MINUTE).getFirst().turn();
    var outcomes = Race.of(6, number -> scene.answer(turn, "Hi " + number, "How are you?"));
    assertThat(outcomes).filteredOn(it -> it instanceof Answering.Outcome.Said).hasSize(1);
    assertThat(outcomes)
        .filteredOn(it -> it instanceof Answering.Outcome.SaidBefore)
        .hasSize(5)
        .containsOnly(new Answering.Outcome.SaidBefore(1));
    assertThat(scene.scene().read(conversation).nextSeq()).isEqualTo(3);
    assertThat(scene.lease(1, MINUTE)).isEmpty();
  }

  @Test
  default void what_is_of_an_earlier_control_is_not_given() {
    var scene = BotScene.in(ports());
    var taken = scene.said("taken");
    scene.take(taken);
    scene.scene().request(taken, Request.unbriefed());
    var gathering = scene.said("gathering");
    scene.scene().request(gathering, Request.unbriefed());
    scene.say(gathering, "to a human");
    assertThat(scene.take(gathering)).isFalse();
    assertThat(scene.lease(10, MINUTE)).isEmpty();
  }

  @Test
  default void a_bot_that_comes_back_is_told_so_once_and_finds_what_nobody_answered() {
    var scene = BotScene.in(ports());
    var conversation = scene.said("I want a human");
    scene.take(conversation);
    scene.answer(scene.lease(1, MINUTE).getFirst().turn(), "One moment.");
    var handoff = scene.scene().request(conversation, Request.unbriefed());
    result(scene.scene().relay(handoff, scene.scene().ada(), "Hello, Ada here."));
    scene.say(conversation, "And now?");
    scene.say(conversation, "Hello?");
    scene
        .scene()
        .stretch(
            handoff,
            (it, now) -> it.returnToBot(scene.scene().ada(), "all is well", Duration.ZERO, now));
    assertThat(scene.take(conversation)).isTrue();
    var given = scene.lease(10, Duration.ZERO).getFirst();
    assertThat(given.messages().stream().map(Message::text)).containsExactly("And now?", "Hello?");
    var returned = requireNonNull(given.returned());
    assertThat(returned.handoff().id()).isEqualTo(handoff);
    assertThat(returned.firstSeq()).isEqualTo(2);
    assertThat(returned.lastSeq()).isEqualTo(5);
    assertThat(scene.lease(10, MINUTE).getFirst().returned()).as("given again").isNotNull();
    scene.answer(given.turn(), "Here I am.");
    scene.say(conversation, "Good.");
    scene.take(conversation);
    assertThat(scene.lease(10, MINUTE).getFirst().returned()).isNull();
  }

  @Test
  default void nobody_is_given_anothers_turns() {
    var scene = BotScene.in(ports());
    var stranger = BotScene.in(ports());
    scene.take(scene.said("Hello?"));
    assertThat(
            ports()
                .turns()
                .waiting(Set.of(scene.scene().organization(), stranger.scene().organization())))
        .containsExactly(scene.scene().organization());
    assertThat(stranger.lease(10, MINUTE)).isEmpty();
    var turn = scene.lease(10, MINUTE).getFirst().turn();
    assertThat(ports().turns().find(stranger.scene().organization(), turn.id())).isEmpty();
    assertThat(stranger.pass(turn.id(), 1)).isFalse();
    var elsewhere = scene.scene().conversation();
    Optional<Turn> found =
        result(
            scene
                .scene()
                .on(
                    elsewhere,
                    ex -> new Accepted<>(ex.conversation(), ex.turn(turn.id()), List.of())));
    assertThat(found).isEmpty();
    assertThat(ports().turns().find(scene.scene().organization(), new Turn.Id(UUID.randomUUID())))
        .isEmpty();
  }
}
