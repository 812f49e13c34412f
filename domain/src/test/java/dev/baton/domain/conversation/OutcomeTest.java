package dev.baton.domain.conversation;

import dev.baton.domain.Cases;
import dev.baton.domain.history.Deed;
import dev.baton.domain.history.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** State x command x actor, for the commands that settle a handoff. Ann owns it. */
class OutcomeTest {

  @TestFactory
  Stream<DynamicTest> a_return_gives_control_to_the_bot_once() {
    return OwnershipTest.each(
        Deed.RETURN,
        """
        waiting-none, waiting-soft | ann, ben, carl, sue, team | returned >bot
        human-none, human-soft     | ann, ben, carl, sue, team | returned >bot
        waiting-hard, human-hard   | ann, sue, team            | returned >bot
        waiting-hard, human-hard   | ben, carl                 | no HandoffHeld
        waiting-lapsed             | ann, ben, carl, sue, team | lapsed returned >bot
        human-lapsed               | ann, ben, carl, sue, team | >waiting lapsed returned >bot
        returned                   | ann, ben, carl, sue, team | -
        resolved, cancelled        | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_return_after_a_pause_is_planned_by_those_who_may_return() {
    return OwnershipTest.each(
        Deed.RETURN_LATER,
        """
        waiting-none, waiting-soft | ann, ben, carl, sue, team | planned
        human-none, human-soft     | ann, ben, carl, sue, team | planned
        waiting-hard, human-hard   | ann, sue, team            | planned
        waiting-hard, human-hard   | ben, carl                 | no HandoffHeld
        waiting-lapsed             | ann, ben, carl, sue, team | lapsed planned
        human-lapsed               | ann, ben, carl, sue, team | >waiting lapsed planned
        returned                   | ann, ben, carl, sue, team | -
        resolved, cancelled        | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_handoff_is_called_off_once() {
    return OwnershipTest.each(
        Deed.CANCEL,
        """
        waiting-none, waiting-soft | ann, ben, carl, sue, team | cancelled >bot
        human-none, human-soft     | ann, ben, carl, sue, team | cancelled >bot
        waiting-hard, human-hard   | ann, sue, team            | cancelled >bot
        waiting-hard, human-hard   | ben, carl                 | no HandoffHeld
        waiting-lapsed             | ann, ben, carl, sue, team | lapsed cancelled >bot
        human-lapsed               | ann, ben, carl, sue, team | >waiting lapsed cancelled >bot
        cancelled                  | ann, ben, carl, sue, team | -
        resolved, returned         | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_resolved_handoff_closes_the_conversation_once() {
    return OwnershipTest.each(
        Deed.RESOLVE,
        """
        waiting-none, waiting-soft | ann, ben, carl, sue, team | resolved >closed
        human-none, human-soft     | ann, ben, carl, sue, team | resolved >closed
        waiting-hard, human-hard   | ann, sue, team            | resolved >closed
        waiting-hard, human-hard   | ben, carl                 | no HandoffHeld
        waiting-lapsed             | ann, ben, carl, sue, team | lapsed resolved >closed
        human-lapsed               | ann, ben, carl, sue, team | >waiting lapsed resolved >closed
        resolved, returned         | ann, ben, carl, sue, team | -
        cancelled                  | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> time_alone_ends_leases_only() {
    return Cases.of(
            """
            waiting-none, waiting-soft, waiting-hard | -
            human-none, human-soft, human-hard       | -
            waiting-lapsed                           | lapsed
            human-lapsed                             | >waiting lapsed
            resolved, returned, cancelled            | -
            """)
        .each(
            words -> {
              var stretch = Cases.constant(Scene.class, words.getFirst()).stretch();
              return Words.of(stretch.conversation(), stretch.elapse(Scene.NOW));
            },
            List.of(EnumSet.allOf(Scene.class)));
  }
}
