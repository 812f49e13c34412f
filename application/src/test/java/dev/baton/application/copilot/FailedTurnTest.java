package dev.baton.application.copilot;

import static dev.baton.application.copilot.Talk.asked;
import static dev.baton.application.copilot.Talk.kinds;
import static dev.baton.application.copilot.Talk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How a turn fails, and what is left of it. */
class FailedTurnTest {
  private final Talk talk = new Talk();

  @Test
  void a_model_that_fails_fails_the_turn_and_the_session_goes_on() {
    talk.model
        .does(
            (_, said) -> {
              said.accept("Well, ");
              throw new ModelFailed("The talk.model fell silent.", true);
            })
        .says("Better.");
    var log = talk.say("Hi");
    assertThat(log.get(log.size() - 2))
        .isEqualTo(new TurnFailed("The talk.model fell silent.", true));
    assertThat(talk.read().state()).isEqualTo(new State.Idle());
    assertThat(text(talk.say("Again"))).isEqualTo("Better.");
  }

  @Test
  void a_bug_fails_the_turn_without_telling_what_it_was() {
    talk.model.does(
        (_, _) -> {
          throw new IllegalStateException("secret");
        });
    assertThat(talk.say("Hi")).contains(new TurnFailed("Something went wrong here.", false));
  }

  @Test
  void a_model_that_never_comes_to_an_end_is_stopped() {
    talk.model.calls("read_queue", Map.of());
    var log = talk.say("Hi");
    assertThat(log.get(log.size() - 2)).isInstanceOf(TurnFailed.class);
    assertThat(talk.model.prompts).hasSize(TurnWork.MOST_STEPS);
  }

  @Test
  void a_turn_that_a_stopping_server_cannot_finish_is_failed_at_once() throws Exception {
    var asked = new CountDownLatch(1);
    talk.model.does(
        (_, _) -> {
          asked.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError();
        });
    var turn = talk.begun("Hi");
    asked.await();
    assertThat(talk.copilot.turns().drain(Duration.ofMillis(1))).isFalse();
    assertThat(talk.followed(turn)).contains(new TurnFailed("The server was stopped.", true));
    assertThat(talk.read().state()).isEqualTo(new State.Idle());
  }

  @Test
  void a_turn_without_a_sign_of_life_is_failed_by_whoever_comes_next() throws Exception {
    var asked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    talk.model
        .does(
            (_, said) -> {
              asked.countDown();
              go.await();
              said.accept("Too late.");
              return new CopilotModel.Step(List.of(), Usage.NONE);
            })
        .says("Here.");
    var stalled = talk.begun("Hi");
    asked.await();
    talk.pass(Turn.LEASE);
    assertThat(text(talk.say("Anybody?"))).isEqualTo("Here.");
    go.countDown();
    talk.copilot.turns().drain(Duration.ofSeconds(30));
    assertThat(kinds(talk.followed(stalled))).isEqualTo("TurnFailed TurnClosed");
    assertThat(talk.copilot.queries().history(talk.scene.organization(), talk.session, 9))
        .extracting(each -> each.remark().text())
        .containsExactly("Hi", "Anybody?", "Here.");
    assertThat(talk.copilot.lapsed().fail()).isZero();
  }

  @Test
  void a_turn_that_nobody_took_is_failed_by_time() {
    assertThat(talk.copilot.ask().ask(talk.ada, talk.session, "Hi", null))
        .isInstanceOf(Accepted.class);
    assertThat(talk.copilot.lapsed().fail()).isZero();
    talk.pass(Turn.LEASE);
    assertThat(talk.copilot.lapsed().fail()).isEqualTo(1);
    assertThat(talk.read().state()).isEqualTo(new State.Idle());
  }
}
