package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Cases;
import dev.baton.domain.Decision;
import dev.baton.domain.Event;
import dev.baton.domain.history.Act;
import dev.baton.domain.history.Minted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows wait 3 s after each message, and 10 s from the first. */
class WindowTest {

  @ParameterizedTest(name = "messages at {0} s: {1} s left, opened at {2} s")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0           | 3   | 0
          0 2         | 3   | 0
          0 2 4       | 3   | 0
          0 2 4 6     | 3   | 0
          0 2 4 6 7   | 3   | 0
          0 2 4 6 8   | 2   | 0
          0 2 4 6 8 9 | 1   | 0
          0 3         | 3   | 3
          0 5         | 3   | 5
          0 2 4 6 8 9 10  | 3 | 10
          0 2 4 6 8 9 11  | 3 | 11
          """)
  void a_window_waits_for_quiet_but_no_longer_than_its_cap(String at, long left, long openedAt) {
    var conversation = Scene.in(Phase.BOT);
    var leftLast = Duration.ZERO;
    for (var second : at.strip().split(" ", -1)) {
      var accepted = speak(conversation, Long.parseLong(second));
      conversation = accepted.next();
      leftLast = ((Conversation.Received) accepted.result()).windowLeft();
    }
    assertThat(leftLast).isEqualTo(Duration.ofSeconds(left));
    assertThat(window(conversation).openedAt()).isEqualTo(Scene.NOW.plusSeconds(openedAt));
  }

  @ParameterizedTest
  @CsvSource({"BOT, 3", "WAITING, 0", "HUMAN, 0", "RESOLVED, 3"})
  void messages_are_gathered_for_the_bot_only(Phase phase, long left) {
    var accepted = speak(Scene.in(phase), 0);
    assertThat(accepted.result())
        .extracting(it -> ((Conversation.Received) it).windowLeft())
        .isEqualTo(Duration.ofSeconds(left));
    assertThat(accepted.next().window() == null).isEqualTo(left == 0);
  }

  @Test
  void what_was_gathered_is_over_when_the_bot_loses_control() {
    var gathering = speak(Scene.in(Phase.BOT), 0).next();
    var decisions =
        Stream.of(Act.REQUEST, Act.CLOSE)
            .map(act -> act.done(gathering, gathering.epoch(), new Minted(), Scene.NOW));
    assertThat(decisions)
        .allSatisfy(it -> assertThat(((Decision.Accepted<?>) it).next().window()).isNull());
  }

  @ParameterizedTest(name = "messages at {0} s, looked at {1} s: turns {2}, gathering from {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0         | 2  | ''      | 5
          0         | 3  | 5-5     | ''
          0 2 4     | 6  | ''      | 5
          0 2 4     | 7  | 5-7     | ''
          0 2 4 6 8 | 10 | 5-9     | ''
          0 3       | 3  | 5-5     | 6
          0 1 9     | 12 | 5-6 7-7 | ''
          """)
  void a_window_that_is_over_becomes_one_turn(String at, long looked, String turns, String from) {
    var conversation = Scene.in(Phase.BOT);
    var taken = new ArrayList<String>();
    for (var second : at.strip().split(" ", -1)) {
      conversation = noting(speak(conversation, Long.parseLong(second)), taken);
    }
    for (int again = 0; again < 2; again++) {
      var now = Scene.NOW.plusSeconds(looked);
      conversation = noting((Decision.Accepted<?>) conversation.takeTurn(now), taken);
    }
    assertThat(String.join(" ", taken)).isEqualTo(turns);
    var window = conversation.window();
    assertThat(window == null ? "" : "" + window.firstSeq()).isEqualTo(from);
  }

  private static Conversation noting(Decision.Accepted<?> decision, List<String> taken) {
    for (var event : decision.events()) {
      if (event instanceof Event.TurnTaken(var turn)) {
        taken.add(turn.firstSeq() + "-" + turn.lastSeq());
      }
    }
    return decision.next();
  }

  @ParameterizedTest(name = "{0}: the bot finds what was said from {1} on")
  @CsvSource({
    "visitor-speaks request visitor-speaks return, 5",
    "visitor-speaks request visitor-speaks reply return, ''",
    "visitor-speaks request reply visitor-speaks visitor-speaks return, 8",
    "visitor-speaks bot-answers request visitor-speaks return, 5",
    "bot-answers request visitor-speaks return, 6",
    "visitor-speaks window-closes bot-answers request return, 5",
    "request return, ''",
  })
  void a_bot_that_gets_control_back_finds_what_nobody_has_answered(String acts, String from) {
    var conversation = Scene.in(Phase.BOT);
    var minted = new Minted();
    for (var each : acts.split(" ", -1)) {
      var act = Cases.constant(Act.class, each);
      var decision = act.done(conversation, conversation.epoch(), minted, Scene.NOW);
      conversation = ((Decision.Accepted<?>) decision).next();
    }
    var window = conversation.window();
    assertThat(window == null ? "" : "" + window.firstSeq()).isEqualTo(from);
    if (window != null) assertThat(window.left(Scene.NOW)).isZero();
  }

  @Test
  void a_window_that_gathers_for_nobody_cannot_be_written() {
    var waiting = Scene.in(Phase.WAITING);
    var window = Window.open(Act.RULE, 5, Scene.NOW);
    assertThatThrownBy(() -> waiting.withWindow(window))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_shorter_rule_ends_a_window_that_gathers_and_never_before_it_opened() {
    var window = Window.open(Act.RULE, 5, Scene.NOW);
    var none = new Window.Rule(Duration.ZERO, Duration.ZERO);
    var ended = window.extended(none, Scene.NOW.plusSeconds(2));
    assertThat(ended).isEqualTo(new Window(Scene.NOW, Scene.NOW, 5));
    assertThat(ended.left(Scene.NOW.plusSeconds(2))).isZero();
  }

  private static Decision.Accepted<?> speak(Conversation conversation, long second) {
    var now = Scene.NOW.plusSeconds(second);
    var decision = Act.VISITOR_SPEAKS.done(conversation, conversation.epoch(), new Minted(), now);
    return (Decision.Accepted<?>) decision;
  }

  private static Window window(Conversation conversation) {
    @Nullable Window window = conversation.window();
    if (window == null) throw new AssertionError("nothing is gathered");
    return window;
  }
}
