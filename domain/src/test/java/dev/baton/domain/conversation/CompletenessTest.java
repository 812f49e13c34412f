package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Decision;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.domain.handoff.Handoff.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables are over enums of this test's making: here they are held against the domain. */
class CompletenessTest {

  @Test
  void the_scenes_show_every_claim_every_outcome_and_every_control() {
    var handoffs = Stream.of(Scene.values()).map(it -> it.stretch().handoff()).toList();
    showsAll(Claim.class, handoffs.stream().map(Handoff::claim));
    showsAll(Handoff.State.class, handoffs.stream().map(Handoff::state));
    showsAll(Outcome.class, handoffs.stream().flatMap(CompletenessTest::outcome));
    showsAll(Control.class, Stream.of(Phase.values()).map(it -> Scene.in(it).control()));
  }

  @Test
  void every_phase_is_shown_as_itself() {
    for (var phase : Phase.values()) {
      assertThat(Scene.in(phase).control().phase()).isEqualTo(phase);
    }
  }

  /** A new command belongs into Deed or Act, and so into the tables and the histories. */
  @Test
  void the_tables_and_histories_know_every_command() {
    assertThat(commands(Stretch.class))
        .containsExactlyInAnyOrder(
            "relay", "claim", "release", "transfer", "returnToBot", "cancel", "resolve", "elapse");
    assertThat(commands(Conversation.class))
        .containsExactlyInAnyOrder("receive", "takeTurn", "botReplies", "requestHandoff", "reply");
    assertThat(commands(Suspension.class))
        .containsExactlyInAnyOrder("request", "decide", "elapse", "tellToWait");
    assertThat(commands(Answering.class)).containsExactlyInAnyOrder("answer", "giveUp");
    assertThat(commands(Lifecycle.class)).containsExactlyInAnyOrder("move", "close", "returnToBot");
  }

  private static Stream<String> commands(Class<?> aggregate) {
    return Arrays.stream(aggregate.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() == Decision.class)
        .map(Method::getName)
        .distinct();
  }

  private static void showsAll(Class<?> sealed, Stream<?> shown) {
    assertThat(shown.map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(sealed.getPermittedSubclasses()));
  }

  private static Stream<Outcome> outcome(Handoff handoff) {
    return handoff.state() instanceof Handoff.State.Settled(var outcome, _, _)
        ? Stream.of(outcome)
        : Stream.empty();
  }
}
