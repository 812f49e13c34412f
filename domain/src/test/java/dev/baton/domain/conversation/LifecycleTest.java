package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Cases;
import dev.baton.domain.Decision;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import dev.baton.domain.history.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Phase x phase. Source of what is expected: API.md, section 4, PATCH. */
class LifecycleTest {

  @TestFactory
  Stream<DynamicTest> a_conversation_moves_only_where_the_contract_lets_it() {
    return Cases.of(
            """
            bot      | bot                                 | -
            bot      | waiting                             | requested >waiting
            bot      | human                               | requested >human
            bot      | resolved                            | >resolved
            bot      | closed                              | >closed
            bot      | archived                            | >archived
            waiting  | bot, human                          | no IllegalMove
            waiting  | waiting                             | -
            waiting  | resolved                            | resolved >resolved
            waiting  | closed                              | resolved >closed
            waiting  | archived                            | resolved >archived
            human    | bot, archived                       | no IllegalMove
            human    | waiting                             | >waiting released
            human    | human                               | -
            human    | resolved                            | resolved >resolved
            human    | closed                              | resolved >closed
            resolved | bot, waiting, archived              | no IllegalMove
            resolved | human                               | requested >human
            resolved | resolved                            | -
            resolved | closed                              | =closed
            closed   | bot, waiting, resolved              | no IllegalMove
            closed   | human                               | requested >human
            closed   | closed                              | -
            closed   | archived                            | =archived
            archived | bot, waiting, resolved              | no IllegalMove
            archived | human                               | requested >human
            archived | closed                              | =closed
            archived | archived                            | -
            """)
        .each(
            words -> {
              var at = Scene.in(Cases.constant(Phase.class, words.getFirst()));
              return Words.of(at, move(at, Cases.constant(Phase.class, words.getLast()), null));
            },
            List.<Set<?>>of(EnumSet.allOf(Phase.class), EnumSet.allOf(Phase.class)));
  }

  @Test
  void an_ending_remembers_why_and_when_it_came() {
    var archived = ended(Scene.in(Phase.CLOSED), Phase.ARCHIVED, null);
    assertThat(archived.reason()).isEqualTo(EndReason.FRAUD);
    assertThat(archived.closedAt()).isEqualTo(Scene.NOW.minusSeconds(600));

    var closed = ended(Scene.in(Phase.RESOLVED), Phase.CLOSED, EndReason.ENDED);
    assertThat(closed.reason()).isEqualTo(EndReason.ENDED);
    assertThat(closed.resolvedAt()).isEqualTo(Scene.NOW.minusSeconds(600));
    assertThat(closed.closedAt()).isEqualTo(Scene.NOW);

    var resolved = ended(Scene.in(Phase.BOT), Phase.RESOLVED, null);
    assertThat(resolved.resolvedAt()).isEqualTo(Scene.NOW);
    assertThat(resolved.closedAt()).isNull();
  }

  @Test
  void a_resolved_handoff_is_the_reason_why_its_conversation_closed() {
    var stretch = Scene.HUMAN_SOFT.stretch();
    var decision = stretch.resolve(Who.ANN.actor(), Scene.NOW);
    assertThat(((Decision.Accepted<?>) decision).next().control())
        .isEqualTo(new Control.Ended(Phase.CLOSED, EndReason.HANDOFF_RESOLVED, null, Scene.NOW));
  }

  private static Control.Ended ended(Conversation at, Phase to, @Nullable EndReason reason) {
    var accepted = (Decision.Accepted<Conversation>) move(at, to, reason);
    return (Control.Ended) accepted.next().control();
  }

  private static Decision<Conversation> move(
      Conversation at, Phase to, @Nullable EndReason reason) {
    return new Lifecycle(at).move(to, reason, new Minted().handoff(), Scene.NOW);
  }
}
