package dev.baton.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.baton.domain.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random histories. {@code -Dbaton.seed=…} brings a history back, {@code -Dbaton.histories=…} says
 * how many are tried.
 */
class HistoryTest {
  private static final int LONGEST = 60;
  private static final long SEED = Long.getLong("baton.seed", System.nanoTime());
  private static final int HISTORIES = Integer.getInteger("baton.histories", 20_000);

  @Test
  void every_promise_holds_in_every_history() {
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      var history = Histories.random(seed, LONGEST);
      if (Trial.of(history).broken() != null) fail(report(seed, history));
    }
  }

  @Test
  void it_matters_to_nobody_whether_the_sweeper_came_by() {
    for (long seed = SEED; seed < SEED + HISTORIES / 4; seed++) {
      var history = unplanned(Histories.random(seed, LONGEST));
      assertThat(end(swept(history))).as("seed %s: %s", seed, history).isEqualTo(end(history));
    }
  }

  @Test
  void histories_reach_every_event_and_every_refusal_of_the_domain() {
    var seen =
        Stream.iterate(SEED, seed -> seed + 1)
            .limit(500)
            .flatMap(seed -> Trial.of(Histories.random(seed, LONGEST)).entries().stream())
            .flatMap(entry -> Stream.of(entry.toString().replaceFirst(".* -> ", "").split(" ")))
            .distinct();
    assertThat(seen)
        .contains("visitor", "bot", "human", "marker", "lost", "suggested", "requested")
        .contains("soft:ann", "hard:ann", "hard:sue", "soft:carl", "hard:carl", "planned")
        .contains("released", "lapsed", "resolved", "returned", "cancelled")
        .contains(">bot", ">waiting", ">human", ">resolved", ">closed", ">archived")
        .contains("=closed", "=archived", "HandoffHeld", "HandoffClosed", "OperatorRequired")
        .contains("SupervisorRequired", "WrongPhase", "IllegalMove");
  }

  @Test
  void a_failing_history_is_shrunk_to_what_makes_it_fail() {
    var numbers = Stream.iterate(0, n -> n + 1).limit(57).toList();
    assertThat(Shrinking.smallest(numbers, some -> some.containsAll(List.of(3, 4, 41))))
        .containsExactly(3, 4, 41);
  }

  private static String report(long seed, List<Command> history) {
    var smallest = Shrinking.smallest(history, some -> Trial.of(some).broken() != null);
    return "-Dbaton.seed=" + seed + " " + Trial.of(smallest);
  }

  private static Conversation end(List<Command> history) {
    var world = new World();
    history.forEach(world::run);
    world.run(new Command.Sweep());
    return world.at();
  }

  private static List<Command> swept(List<Command> history) {
    var swept = new ArrayList<Command>();
    for (var command : history) {
      swept.add(command);
      if (command instanceof Command.Wait) swept.add(new Command.Sweep());
    }
    return swept;
  }

  /** A late sweeper may lose against somebody who turned up after the planned time. */
  private static List<Command> unplanned(List<Command> history) {
    return history.stream()
        .filter(c -> !(c instanceof Command.OnHandoff on && on.deed() == Deed.RETURN_LATER))
        .toList();
  }
}
