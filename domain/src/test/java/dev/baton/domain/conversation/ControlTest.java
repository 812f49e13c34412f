package dev.baton.domain.conversation;

import dev.baton.domain.Cases;
import dev.baton.domain.history.Act;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Control x command, for the commands that name the conversation only. */
class ControlTest {

  @TestFactory
  Stream<DynamicTest> every_command_knows_what_to_do_in_every_phase() {
    return Cases.of(
            """
            visitor-speaks | bot, waiting, human              | visitor
            visitor-speaks | resolved                         | >bot visitor
            visitor-speaks | closed, archived                 | no WrongPhase
            window-closes  | bot, waiting, human              | -
            window-closes  | resolved, closed, archived       | -
            bot-answers    | bot                              | bot
            bot-answers    | waiting, human                   | lost suggested
            bot-answers    | resolved, closed, archived       | lost
            request        | bot                              | requested >waiting
            request        | waiting, human                   | -
            request        | resolved, closed, archived       | no WrongPhase
            reply          | waiting                          | marker >human human
            reply          | human                            | human
            reply          | bot, resolved, closed, archived  | no WrongPhase
            close          | bot                              | >closed
            close          | waiting, human                   | resolved >closed
            close          | resolved                         | =closed
            close          | closed, archived                 | -
            return         | bot                              | -
            return         | waiting, human                   | returned >bot
            return         | resolved, closed, archived       | no WrongPhase
            """)
        .each(
            words -> {
              var act = Cases.constant(Act.class, words.getFirst());
              return outcome(act, Scene.in(Cases.constant(Phase.class, words.getLast())));
            },
            List.<Set<?>>of(EnumSet.allOf(Act.class), EnumSet.allOf(Phase.class)));
  }

  @TestFactory
  Stream<DynamicTest> a_lease_that_is_over_lapses_before_whatever_depends_on_it() {
    return Cases.of(
            """
            visitor-speaks | waiting-lapsed, human-lapsed | visitor
            window-closes  | waiting-lapsed, human-lapsed | -
            bot-answers    | waiting-lapsed, human-lapsed | lost suggested
            request        | waiting-lapsed, human-lapsed | -
            reply          | waiting-lapsed               | lapsed marker >human human
            reply          | human-lapsed                 | >waiting lapsed marker >human human
            close          | waiting-lapsed               | lapsed resolved >closed
            close          | human-lapsed                 | >waiting lapsed resolved >closed
            return         | waiting-lapsed               | lapsed returned >bot
            return         | human-lapsed                 | >waiting lapsed returned >bot
            """)
        .each(
            words -> {
              var scene = Cases.constant(Scene.class, words.getLast());
              var act = Cases.constant(Act.class, words.getFirst());
              return outcome(act, scene.stretch().conversation());
            },
            List.<Set<?>>of(
                EnumSet.allOf(Act.class), EnumSet.of(Scene.WAITING_LAPSED, Scene.HUMAN_LAPSED)));
  }

  @TestFactory
  Stream<DynamicTest> the_bot_is_heard_under_its_own_control_and_the_very_epoch_only() {
    return Cases.of(
            """
            bot                        | 7           | bot
            bot                        | 1, 6, 8     | lost
            waiting, human             | 1, 6, 7, 8  | lost suggested
            resolved, closed, archived | 1, 6, 7, 8  | lost
            """)
        .each(
            words -> {
              var at = Scene.in(Cases.constant(Phase.class, words.getFirst()));
              var heard = new Epoch(Long.parseLong(words.getLast()));
              var decision = Act.BOT_ANSWERS.done(at, heard, new Minted(), Scene.NOW);
              return Words.of(at, decision);
            },
            List.<Set<?>>of(EnumSet.allOf(Phase.class), Set.of(1, 6, 7, 8)));
  }

  private static String outcome(Act act, Conversation at) {
    return Words.of(at, act.done(at, Scene.EPOCH, new Minted(), Scene.NOW));
  }
}
