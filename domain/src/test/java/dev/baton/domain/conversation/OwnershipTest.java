package dev.baton.domain.conversation;

import dev.baton.domain.Cases;
import dev.baton.domain.history.Deed;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import dev.baton.domain.history.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** State x command x actor, for the commands that decide who owns a handoff. Ann owns it. */
class OwnershipTest {

  @TestFactory
  Stream<DynamicTest> a_relay_claims_what_is_free_and_steals_nothing() {
    return each(
        Deed.RELAY,
        """
        waiting-none                  | ann, ben, carl, sue       | marker >human soft:me human
        waiting-none                  | team                      | marker >human human
        waiting-soft                  | ann, ben, carl, sue, team | marker >human human
        waiting-hard                  | ann                       | marker >human human
        waiting-hard                  | ben, carl, sue, team      | no HandoffHeld
        waiting-lapsed                | ann, ben, carl, sue       | lapsed marker >human soft:me human
        waiting-lapsed                | team                      | lapsed marker >human human
        human-none                    | ann, ben, carl, sue       | soft:me human
        human-none                    | team                      | human
        human-soft                    | ann, ben, carl, sue, team | human
        human-hard                    | ann                       | human
        human-hard                    | ben, carl, sue, team      | no HandoffHeld
        human-lapsed                  | ann, ben, carl, sue       | >waiting lapsed marker >human soft:me human
        human-lapsed                  | team                      | >waiting lapsed marker >human human
        resolved, returned, cancelled | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_claim_takes_what_nobody_owns_and_renews_what_is_ones_own() {
    return each(
        Deed.CLAIM,
        """
        waiting-none, human-none      | ann, ben, carl, sue | hard:me
        waiting-soft, human-soft      | ann                 | hard:me
        waiting-soft, human-soft      | ben, carl, sue      | no HandoffHeld
        waiting-hard, human-hard      | ann                 | -
        waiting-hard, human-hard      | ben, carl, sue      | no HandoffHeld
        waiting-lapsed                | ann, ben, carl, sue | lapsed hard:me
        human-lapsed                  | ann, ben, carl, sue | >waiting lapsed hard:me
        resolved, returned, cancelled | ann, ben, carl, sue | no HandoffClosed
        waiting-none, waiting-soft, waiting-hard, waiting-lapsed | team | no OperatorRequired
        human-none, human-soft, human-hard, human-lapsed         | team | no OperatorRequired
        resolved, returned, cancelled                            | team | no OperatorRequired
        """);
  }

  @TestFactory
  Stream<DynamicTest> force_is_for_supervisors() {
    return each(
        Deed.FORCE,
        """
        waiting-none, waiting-soft, waiting-hard | sue | hard:me
        human-none, human-soft, human-hard       | sue | hard:me
        waiting-lapsed                           | sue | lapsed hard:me
        human-lapsed                             | sue | >waiting lapsed hard:me
        resolved, returned, cancelled            | sue | no HandoffClosed
        waiting-none, waiting-soft, waiting-hard, waiting-lapsed | ann, ben, carl | no SupervisorRequired
        human-none, human-soft, human-hard, human-lapsed         | ann, ben, carl | no SupervisorRequired
        resolved, returned, cancelled                            | ann, ben, carl | no SupervisorRequired
        waiting-none, waiting-soft, waiting-hard, waiting-lapsed | team           | no OperatorRequired
        human-none, human-soft, human-hard, human-lapsed         | team           | no OperatorRequired
        resolved, returned, cancelled                            | team           | no OperatorRequired
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_release_is_for_the_owner_or_a_supervisor_and_mutes_the_human_too() {
    return each(
        Deed.RELEASE,
        """
        waiting-none                  | ann, ben, carl, sue, team | -
        waiting-soft, waiting-hard    | ann, sue, team            | released
        waiting-soft, waiting-hard    | ben, carl                 | no HandoffHeld
        waiting-lapsed                | ann, ben, carl, sue, team | lapsed
        human-none                    | ann, ben, carl, sue, team | >waiting released
        human-soft, human-hard        | ann, sue, team            | >waiting released
        human-soft, human-hard        | ben, carl                 | no HandoffHeld
        human-lapsed                  | ann, ben, carl, sue, team | >waiting lapsed
        resolved, returned, cancelled | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  @TestFactory
  Stream<DynamicTest> a_transfer_keeps_the_kind_of_claim() {
    return each(
        Deed.TRANSFER,
        """
        waiting-none, human-none      | ann, ben, sue, team       | soft:carl
        waiting-none, human-none      | carl                      | soft:me
        waiting-soft, human-soft      | ann, sue, team            | soft:carl
        waiting-hard, human-hard      | ann, sue, team            | hard:carl
        waiting-soft, human-soft      | ben, carl                 | no HandoffHeld
        waiting-hard, human-hard      | ben, carl                 | no HandoffHeld
        waiting-lapsed                | ann, ben, sue, team       | lapsed soft:carl
        waiting-lapsed                | carl                      | lapsed soft:me
        human-lapsed                  | ann, ben, sue, team       | >waiting lapsed soft:carl
        human-lapsed                  | carl                      | >waiting lapsed soft:me
        resolved, returned, cancelled | ann, ben, carl, sue, team | no HandoffClosed
        """);
  }

  static Stream<DynamicTest> each(Deed deed, String table) {
    return Cases.of(table)
        .each(
            words -> {
              var stretch = Cases.constant(Scene.class, words.getFirst()).stretch();
              var by = Cases.constant(Who.class, words.getLast());
              var decision = deed.done(stretch, by, new Minted(), Scene.NOW);
              return Words.of(stretch.conversation(), decision).replace(":" + by, ":me");
            },
            List.<Set<?>>of(EnumSet.allOf(Scene.class), EnumSet.allOf(Who.class)));
  }
}
