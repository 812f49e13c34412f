package dev.baton.application.contract;

import static dev.baton.application.contract.BotScene.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.bot.Turn.State;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long and how often a bot is given a turn, and what becomes of it after that. */
public interface PatienceContract {

  Ports ports();

  @Test
  default void a_lease_lasts_no_longer_than_the_bots_time() {
    var scene = BotScene.in(ports());
    scene.agree(new Terms(new Reach.Pull(), new Patience(Duration.ofSeconds(30), 3, null)));
    scene.take(scene.said("Hello?"));
    var given = scene.lease(10, Duration.ofHours(1)).getFirst();
    assertThat(given.answerBy()).isEqualTo(given.turn().dueAt().plusSeconds(30));
    assertThat(((State.Due) given.turn().state()).nextAt()).isEqualTo(given.answerBy());
  }

  @Test
  default void no_turn_is_given_more_often_than_agreed() {
    var scene = BotScene.in(ports());
    scene.agree(new Terms(new Reach.Pull(), new Patience(MINUTE, 2, null)));
    scene.take(scene.said("Hello?"));
    assertThat(scene.lease(10, Duration.ZERO)).hasSize(1);
    var last = scene.lease(10, Duration.ZERO).getFirst().turn();
    assertThat(scene.lease(10, Duration.ZERO)).isEmpty();
    assertThat(ports().turns().waiting(Set.of(scene.scene().organization()))).isEmpty();
    var failed = scene.giveUp(last, new Patience(MINUTE, 2, null));
    assertThat(failed.state())
        .isInstanceOfSatisfying(
            State.Failed.class,
            it -> assertThat(it.why()).isEqualTo(Turn.Failure.TOO_MANY_ATTEMPTS));
    assertThat(ports().turns().find(scene.scene().organization(), last.id())).contains(failed);
  }

  @Test
  default void no_turn_is_given_once_the_bots_time_is_over() {
    var scene = BotScene.in(ports());
    scene.agree(new Terms(new Reach.Pull(), new Patience(Duration.ofSeconds(1), 9, null)));
    scene.take(scene.said("Hello?"));
    var turn = scene.lease(10, Duration.ZERO).getFirst().turn();
    Race.until(() -> ports().turns().overdue(1000).stream().anyMatch(it -> BotScene.is(it, turn)));
    assertThat(scene.lease(10, MINUTE)).isEmpty();
  }

  @Test
  default void a_turn_is_overdue_by_what_was_agreed_and_fails_once() {
    var scene = BotScene.in(ports());
    var conversation = scene.said("Hello?");
    scene.take(conversation);
    var turn = scene.lease(1, MINUTE).getFirst().turn();
    var strict = new Patience(Duration.ofSeconds(1), 2, new Patience.Fallback("Sorry."));
    scene.agree(new Terms(new Reach.Pull(), strict));
    Race.until(() -> ports().turns().overdue(1000).stream().anyMatch(it -> BotScene.is(it, turn)));
    assertThat(Race.of(6, _ -> scene.giveUp(turn, strict)))
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Failed.class));
    assertThat(ports().turns().overdue(1000)).noneMatch(it -> BotScene.is(it, turn));
    assertThat(scene.scene().read(conversation).nextSeq()).isEqualTo(2);
    assertThat(Log.of(scene.scene(), conversation))
        .extracting(it -> it.kind())
        .containsOnlyOnce("handoff_requested", "turn_settled");
    scene.answer(turn, "Too late.");
    assertThat(scene.scene().read(conversation).nextSeq()).isEqualTo(2);
  }

  @Test
  default void what_was_agreed_with_a_bot_is_kept() {
    var scene = BotScene.in(ports());
    var stranger = BotScene.in(ports());
    var push = new Reach.Push("https://bot.example/turns?x=1", "whsec_c2VjcmV0");
    var terms = new Terms(push, new Patience(Duration.ofSeconds(7), 3, Patience.Fallback.USUAL));
    assertThat(scene.terms()).isEqualTo(Terms.USUAL);
    scene.agree(terms);
    assertThat(scene.terms()).isEqualTo(terms);
    boolean agreed =
        ports()
            .transactions()
            .within(
                store ->
                    store
                        .bots()
                        .agree(
                            stranger.scene().organization(),
                            scene.scene().bot().id(),
                            Terms.USUAL));
    assertThat(agreed).isFalse();
    assertThat(scene.terms()).isEqualTo(terms);
    scene.take(scene.said("Hello?"));
    assertThat(scene.lease(1, MINUTE)).as("sent, not asked for").isEmpty();
    assertThat(ports().turns().waiting(Set.of(scene.scene().organization()))).isEmpty();
  }
}
