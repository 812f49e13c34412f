package dev.baton.application.contract;

import static dev.baton.application.contract.Scene.result;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.bot.Given;
import dev.baton.application.bot.TurnQueries.Closed;
import dev.baton.application.bot.TurnQueries.Overdue;
import dev.baton.application.bot.Turns.Wish;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State;
import dev.baton.domain.conversation.Answering;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
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
  Duration MINUTE = Duration.ofMinutes(1);
  Window.Rule AT_ONCE = new Window.Rule(Duration.ZERO, Duration.ZERO);

  Ports ports();

  /** The visitor says this in a window that closes with it. */
  private static Conversation.Id said(Scene scene, String text) {
    var conversation = scene.conversation();
    say(scene, conversation, text);
    return conversation;
  }

  private static void say(Scene scene, Conversation.Id conversation, String text) {
    say(scene, conversation, AT_ONCE, text);
  }

  private static void say(
      Scene scene, Conversation.Id conversation, Window.Rule rule, String text) {
    var draft = scene.draft(new Author.Visitor(), text);
    result(scene.on(conversation, ex -> ex.conversation().receive(draft, rule, ex.now())));
  }

  private static boolean take(Scene scene, Conversation.Id conversation) {
    return result(scene.on(conversation, ex -> ex.conversation().takeTurn(ex.now())));
  }

  private static List<Given> lease(Scene scene, int limit, Duration lease) {
    return lease(scene.ports(), scene.organization(), limit, lease);
  }

  private static List<Given> lease(
      Ports ports, Organization.Id organization, int limit, Duration lease) {
    var wish = new Wish(organization, null, false, Set.of());
    return ports.transactions().within(store -> store.turns().lease(wish, limit, lease));
  }

  private static boolean pass(Scene scene, Turn.Id turn, int attempt) {
    return scene
        .ports()
        .transactions()
        .within(store -> store.turns().pass(scene.organization(), turn, attempt, Duration.ZERO));
  }

  private static void agree(Scene scene, Terms terms) {
    scene
        .ports()
        .transactions()
        .within(store -> store.bots().agree(scene.organization(), scene.bot().id(), terms));
  }

  private static Answering.Outcome answer(Scene scene, Turn turn, String... texts) {
    var drafts = Stream.of(texts).map(text -> scene.draft(new Author.Bot(), text)).toList();
    return result(
        scene.on(
            turn.conversation(),
            ex ->
                new Answering(ex.conversation(), ex.turn(turn.id()).orElseThrow())
                    .answer(new Answering.Answer(turn.epoch(), drafts, null), ex.now())));
  }

  private static Turn giveUp(Scene scene, Turn turn, Patience patience) {
    var words = new Message.Id(scene.ids().next());
    var handoff = new Handoff.Id(scene.ids().next());
    return result(
        scene.on(
            turn.conversation(),
            ex ->
                new Answering(ex.conversation(), ex.turn(turn.id()).orElseThrow())
                    .giveUp(patience, words, handoff, ex.now())));
  }

  @Test
  default void fifty_messages_of_a_window_are_one_turn_with_all_of_them_in_order() {
    var scene = Scene.in(ports());
    var conversation = scene.conversation();
    var rule = new Window.Rule(Duration.ofSeconds(2), Duration.ofMinutes(1));
    IntStream.range(0, 50).forEach(i -> say(scene, conversation, rule, "message " + i));
    assertThat(take(scene, conversation)).as("before it closes").isFalse();
    assertThat(lease(scene, 10, MINUTE)).isEmpty();
    var closed = new Closed(scene.organization(), conversation);
    Race.until(() -> ports().turns().closed(10_000).contains(closed));
    assertThat(Race.of(8, _ -> take(scene, conversation))).containsOnlyOnce(true);
    assertThat(ports().turns().closed(10_000)).doesNotContain(closed);
    var given = lease(scene, 10, MINUTE);
    assertThat(given).hasSize(1);
    assertThat(given.getFirst().messages().stream().map(Message::text))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(i -> "message " + i).toList());
    assertThat(given.getFirst().returned()).isNull();
    assertThat(Log.of(scene, conversation))
        .extracting(it -> it.kind())
        .containsOnlyOnce("turn_taken");
  }

  @Test
  default void a_message_after_the_window_begins_another_turn() {
    var scene = Scene.in(ports());
    var conversation = said(scene, "one");
    say(scene, conversation, "two");
    take(scene, conversation);
    var first = lease(scene, 10, MINUTE);
    assertThat(first).as("the second waits for the first").hasSize(1);
    assertThat(first.getFirst().messages().getFirst().text()).isEqualTo("one");
    answer(scene, first.getFirst().turn(), "1");
    var second = lease(scene, 10, MINUTE);
    assertThat(second).hasSize(1);
    assertThat(second.getFirst().messages().getFirst().text()).isEqualTo("two");
  }

  @Test
  default void a_turn_that_is_leased_is_nobody_elses_until_the_lease_is_over() {
    var scene = Scene.in(ports());
    take(scene, said(scene, "Hello?"));
    var given = lease(scene, 10, Duration.ZERO).getFirst();
    assertThat(given.turn().state()).isInstanceOf(State.Due.class);
    var again = lease(scene, 10, MINUTE).getFirst();
    assertThat(again.turn().id()).isEqualTo(given.turn().id());
    assertThat(((State.Due) again.turn().state()).attempts()).isEqualTo(2);
    assertThat(lease(scene, 10, MINUTE)).isEmpty();
    assertThat(pass(scene, given.turn().id(), 1)).as("a late holder").isFalse();
    assertThat(lease(scene, 10, MINUTE)).isEmpty();
    assertThat(pass(scene, given.turn().id(), 2)).isTrue();
    assertThat(lease(scene, 10, MINUTE)).hasSize(1);
  }

  @Test
  default void a_lease_lasts_no_longer_than_the_bots_time() {
    var scene = Scene.in(ports());
    agree(scene, new Terms(new Reach.Pull(), new Patience(Duration.ofSeconds(30), 3, null)));
    take(scene, said(scene, "Hello?"));
    var given = lease(scene, 10, Duration.ofHours(1)).getFirst();
    assertThat(given.answerBy()).isEqualTo(given.turn().dueAt().plusSeconds(30));
    assertThat(((State.Due) given.turn().state()).nextAt()).isEqualTo(given.answerBy());
  }

  @Test
  default void no_turn_is_given_more_often_than_agreed() {
    var scene = Scene.in(ports());
    agree(scene, new Terms(new Reach.Pull(), new Patience(MINUTE, 2, null)));
    take(scene, said(scene, "Hello?"));
    assertThat(lease(scene, 10, Duration.ZERO)).hasSize(1);
    var last = lease(scene, 10, Duration.ZERO).getFirst().turn();
    assertThat(lease(scene, 10, Duration.ZERO)).isEmpty();
    assertThat(ports().turns().waiting(Set.of(scene.organization()))).isEmpty();
    var failed = giveUp(scene, last, new Patience(MINUTE, 2, null));
    assertThat(failed.state())
        .isInstanceOfSatisfying(
            State.Failed.class,
            it -> assertThat(it.why()).isEqualTo(Turn.Failure.TOO_MANY_ATTEMPTS));
    assertThat(ports().turns().find(scene.organization(), last.id())).contains(failed);
  }

  @Test
  default void no_turn_is_given_once_the_bots_time_is_over() {
    var scene = Scene.in(ports());
    agree(scene, new Terms(new Reach.Pull(), new Patience(Duration.ofSeconds(1), 9, null)));
    take(scene, said(scene, "Hello?"));
    var turn = lease(scene, 10, Duration.ZERO).getFirst().turn();
    Race.until(() -> ports().turns().overdue(1000).stream().anyMatch(it -> is(it, turn)));
    assertThat(lease(scene, 10, MINUTE)).isEmpty();
  }

  @Test
  default void of_many_who_ask_at_once_each_turn_is_given_to_one() {
    var scene = Scene.in(ports());
    IntStream.range(0, 40).forEach(i -> take(scene, said(scene, "message " + i)));
    var given = Race.of(8, _ -> lease(scene, 7, MINUTE).stream());
    var ids = given.stream().flatMap(each -> each).map(each -> each.turn().id()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    var rest = lease(scene, 100, MINUTE).stream().map(each -> each.turn().id());
    assertThat(Stream.concat(ids.stream(), rest)).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  default void a_turn_is_answered_once() {
    var scene = Scene.in(ports());
    var conversation = said(scene, "Hello?");
    take(scene, conversation);
    var turn = lease(scene, 1, MINUTE).getFirst().turn();
    var outcomes = Race.of(6, number -> answer(scene, turn, "Hi " + number, "How are you?"));
    assertThat(outcomes).filteredOn(it -> it instanceof Answering.Outcome.Said).hasSize(1);
    assertThat(outcomes)
        .filteredOn(it -> it instanceof Answering.Outcome.SaidBefore)
        .hasSize(5)
        .containsOnly(new Answering.Outcome.SaidBefore(1));
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(3);
    assertThat(lease(scene, 1, MINUTE)).isEmpty();
  }

  @Test
  default void what_is_of_an_earlier_control_is_not_given() {
    var scene = Scene.in(ports());
    var taken = said(scene, "taken");
    take(scene, taken);
    scene.request(taken, Request.unbriefed());
    var gathering = said(scene, "gathering");
    scene.request(gathering, Request.unbriefed());
    say(scene, gathering, "to a human");
    assertThat(take(scene, gathering)).isFalse();
    assertThat(lease(scene, 10, MINUTE)).isEmpty();
  }

  @Test
  default void a_bot_that_comes_back_is_told_so_once_and_finds_what_nobody_answered() {
    var scene = Scene.in(ports());
    var conversation = said(scene, "I want a human");
    take(scene, conversation);
    answer(scene, lease(scene, 1, MINUTE).getFirst().turn(), "One moment.");
    var handoff = scene.request(conversation, Request.unbriefed());
    result(scene.relay(handoff, scene.ada(), "Hello, Ada here."));
    say(scene, conversation, "And now?");
    say(scene, conversation, "Hello?");
    scene.stretch(
        handoff, (it, now) -> it.returnToBot(scene.ada(), "all is well", Duration.ZERO, now));
    assertThat(take(scene, conversation)).isTrue();
    var given = lease(scene, 10, Duration.ZERO).getFirst();
    assertThat(given.messages().stream().map(Message::text)).containsExactly("And now?", "Hello?");
    var returned = requireNonNull(given.returned());
    assertThat(returned.handoff().id()).isEqualTo(handoff);
    assertThat(returned.firstSeq()).isEqualTo(2);
    assertThat(returned.lastSeq()).isEqualTo(5);
    assertThat(lease(scene, 10, MINUTE).getFirst().returned()).as("given again").isNotNull();
    answer(scene, given.turn(), "Here I am.");
    say(scene, conversation, "Good.");
    take(scene, conversation);
    assertThat(lease(scene, 10, MINUTE).getFirst().returned()).isNull();
  }

  @Test
  default void a_turn_is_overdue_by_what_was_agreed_and_fails_once() {
    var scene = Scene.in(ports());
    var conversation = said(scene, "Hello?");
    take(scene, conversation);
    var turn = lease(scene, 1, MINUTE).getFirst().turn();
    var strict = new Patience(Duration.ofSeconds(1), 2, new Patience.Fallback("Sorry."));
    agree(scene, new Terms(new Reach.Pull(), strict));
    Race.until(() -> ports().turns().overdue(1000).stream().anyMatch(it -> is(it, turn)));
    assertThat(Race.of(6, _ -> giveUp(scene, turn, strict)))
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Failed.class));
    assertThat(ports().turns().overdue(1000)).noneMatch(it -> is(it, turn));
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(2);
    assertThat(Log.of(scene, conversation))
        .extracting(it -> it.kind())
        .containsOnlyOnce("handoff_requested", "turn_settled");
    answer(scene, turn, "Too late.");
    assertThat(scene.read(conversation).nextSeq()).isEqualTo(2);
  }

  private static boolean is(Overdue overdue, Turn turn) {
    return overdue.turn().equals(turn.id());
  }

  @Test
  default void what_was_agreed_with_a_bot_is_kept() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var push = new Reach.Push("https://bot.example/turns?x=1", "whsec_c2VjcmV0");
    var terms = new Terms(push, new Patience(Duration.ofSeconds(7), 3, Patience.Fallback.USUAL));
    assertThat(terms(scene, scene)).isEqualTo(Terms.USUAL);
    agree(scene, terms);
    assertThat(terms(scene, scene)).isEqualTo(terms);
    boolean agreed =
        ports()
            .transactions()
            .within(
                store ->
                    store.bots().agree(stranger.organization(), scene.bot().id(), Terms.USUAL));
    assertThat(agreed).isFalse();
    assertThat(terms(scene, scene)).isEqualTo(terms);
    take(scene, said(scene, "Hello?"));
    assertThat(lease(scene, 1, MINUTE)).as("sent, not asked for").isEmpty();
    assertThat(ports().turns().waiting(Set.of(scene.organization()))).isEmpty();
  }

  private static Terms terms(Scene scene, Scene of) {
    return scene
        .ports()
        .transactions()
        .within(store -> store.bots().terms(scene.organization(), of.bot().id()))
        .orElseThrow();
  }

  @Test
  default void nobody_is_given_anothers_turns() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    take(scene, said(scene, "Hello?"));
    assertThat(ports().turns().waiting(Set.of(scene.organization(), stranger.organization())))
        .containsExactly(scene.organization());
    assertThat(lease(stranger, 10, MINUTE)).isEmpty();
    var turn = lease(scene, 10, MINUTE).getFirst().turn();
    assertThat(ports().turns().find(stranger.organization(), turn.id())).isEmpty();
    assertThat(pass(stranger, turn.id(), 1)).isFalse();
    var elsewhere = scene.conversation();
    Optional<Turn> found =
        result(
            scene.on(
                elsewhere, ex -> new Accepted<>(ex.conversation(), ex.turn(turn.id()), List.of())));
    assertThat(found).isEmpty();
    assertThat(ports().turns().find(scene.organization(), new Turn.Id(UUID.randomUUID())))
        .isEmpty();
  }
}
