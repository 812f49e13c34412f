package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Cases;
import dev.baton.domain.Decision;
import dev.baton.domain.handoff.Handoff.PlannedReturn;
import dev.baton.domain.history.Act;
import dev.baton.domain.history.Deed;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import dev.baton.domain.history.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Ann planned to give her handoff back; what happens to the plan when something else comes. */
class PlannedReturnTest {
  private static final Instant SOON = Scene.NOW.plusSeconds(60);
  private static final List<Scene> OPEN =
      Arrays.stream(Scene.values()).filter(it -> it.stretch().handoff().open()).toList();

  @TestFactory
  Stream<DynamicTest> whoever_turns_up_takes_the_plan_back_but_a_heartbeat_does_not() {
    return table(
        """
        relay, release | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | off
        relay, release | human-none, human-soft, human-hard, human-lapsed         | off
        claim          | waiting-none, waiting-soft, waiting-lapsed               | off
        claim          | human-none, human-soft, human-lapsed                     | off
        claim          | waiting-hard, human-hard                                 | on
        force          | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | off
        force          | human-none, human-soft, human-hard, human-lapsed         | off
        transfer       | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | off
        transfer       | human-none, human-soft, human-hard, human-lapsed         | off
        return, cancel, resolve | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | settled
        return, cancel, resolve | human-none, human-soft, human-hard, human-lapsed         | settled
        return-later   | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | later
        return-later   | human-none, human-soft, human-hard, human-lapsed         | later
        """,
        Deed.class,
        (deed, scene) -> {
          var stretch = scene.stretch(new PlannedReturn(SOON, null));
          var by = deed == Deed.FORCE ? Who.SUE : Who.ANN;
          return deed.done(stretch, by, new Minted(), Scene.NOW);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_reply_takes_the_plan_back_and_neither_the_visitor_nor_the_bot_does() {
    return table(
        """
        reply                                | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | off
        reply                                | human-none, human-soft, human-hard, human-lapsed         | off
        visitor-speaks, bot-answers, request | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | on
        visitor-speaks, bot-answers, request | human-none, human-soft, human-hard, human-lapsed         | on
        window-closes                        | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | on
        window-closes                        | human-none, human-soft, human-hard, human-lapsed         | on
        close, return                        | waiting-none, waiting-soft, waiting-hard, waiting-lapsed | settled
        close, return                        | human-none, human-soft, human-hard, human-lapsed         | settled
        """,
        Act.class,
        (act, scene) -> {
          var at = scene.stretch(new PlannedReturn(SOON, null)).conversation();
          return act.done(at, at.epoch(), new Minted(), Scene.NOW);
        });
  }

  @Test
  void it_comes_in_its_time_and_not_a_moment_before_whether_the_lease_lasted_or_not() {
    for (var scene : OPEN) {
      var stretch = scene.stretch(new PlannedReturn(SOON, "done"));
      assertThat(Words.of(stretch.conversation(), stretch.elapse(SOON))).endsWith("returned >bot");
      assertThat(Words.of(stretch.conversation(), stretch.elapse(SOON.minusNanos(1000))))
          .doesNotContain("returned");
    }
  }

  @Test
  void planning_the_same_again_is_no_news() {
    var stretch = Scene.HUMAN_SOFT.stretch(new PlannedReturn(Scene.NOW.plus(Deed.PAUSE), "soon"));
    var again = Deed.RETURN_LATER.done(stretch, Who.ANN, new Minted(), Scene.NOW);
    assertThat(Words.of(stretch.conversation(), again)).isEqualTo("-");
  }

  private interface Asking<C> {
    Decision<?> of(C command, Scene scene);
  }

  private static <C extends Enum<C>> Stream<DynamicTest> table(
      String table, Class<C> commands, Asking<C> asking) {
    return Cases.of(table)
        .each(
            words ->
                plan(
                    asking.of(
                        Cases.constant(commands, words.getFirst()),
                        Cases.constant(Scene.class, words.getLast()))),
            List.of(EnumSet.allOf(commands), EnumSet.copyOf(OPEN)));
  }

  private static String plan(Decision<?> decision) {
    var handoff = ((Decision.Accepted<?>) decision).next().control().handoff();
    if (handoff == null) return "settled";
    var planned = handoff.plannedReturn();
    if (planned == null) return "off";
    return planned.at().equals(SOON) ? "on" : "later";
  }
}
