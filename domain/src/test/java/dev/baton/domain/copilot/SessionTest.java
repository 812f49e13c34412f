package dev.baton.domain.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.Cases;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Ruling.Refused;
import dev.baton.domain.copilot.Session.Decided;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.Session.Work;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * State x command. Call a was proposed and is awaited, with b beside it; c was approved and done in
 * turn 1, d denied in it; e was approved in turn 2, which did not come to do it; x is nobody's.
 */
class SessionTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Turn.Id FIRST = turn(1);
  private static final Turn.Id SECOND = turn(2);
  private static final Turn.Id NEW = turn(9);
  private static final Map<String, ToolCall> CALLS = new LinkedHashMap<>();

  static {
    var result = new ToolResult(false, JsonObject.EMPTY);
    CALLS.put("a", call(1));
    CALLS.put("b", call(2));
    CALLS.put("c", call(3).decided(true, FIRST).done(result));
    CALLS.put("d", call(4).decided(false, FIRST));
    CALLS.put("e", call(5).decided(true, SECOND));
  }

  private static final Set<String> STATES =
      Set.of("idle", "running", "running-second", "awaiting", "archived", "archived-running");

  @TestFactory
  Stream<DynamicTest> the_operator_speaks_when_nothing_is_under_way() {
    return Cases.of(
            """
            idle                      | runs seq 7
            running, running-second   | no TurnRunning
            awaiting                  | no ApprovalAwaited
            archived, archived-running | no SessionArchived
            """)
        .each(key -> told(session(key.getFirst()).say(NEW, NOW)), List.of(STATES));
  }

  @TestFactory
  Stream<DynamicTest> each_call_is_decided_once() {
    return Cases.of(
            """
            idle                         | a+    | no NothingToApprove
            idle                         | x+    | no NothingToApprove
            idle                         | c+    | before 1
            idle                         | d-    | before 1
            idle                         | c+ d- | before 1
            idle                         | c-    | no AlreadyDecided
            idle                         | d+    | no AlreadyDecided
            idle                         | e+    | runs e approved
            idle                         | e-    | no AlreadyDecided
            idle                         | a+ b- | no NothingToApprove
            idle                         | a+ c+ | no AlreadyDecided
            idle                         | a+ x+ | no NothingToApprove
            awaiting                     | a+    | runs a approved, b left
            awaiting                     | x+    | no UnknownToolCall
            awaiting                     | c+    | before 1
            awaiting                     | d-    | before 1
            awaiting                     | c+ d- | before 1
            awaiting                     | c-    | no AlreadyDecided
            awaiting                     | d+    | no AlreadyDecided
            awaiting                     | e+    | runs e approved, a b left
            awaiting                     | e-    | no AlreadyDecided
            awaiting                     | a+ b- | runs a approved b denied
            awaiting                     | a+ c+ | no AlreadyDecided
            awaiting                     | a+ x+ | no UnknownToolCall
            running                      | a+, x+, c-, d+, e+, e-, a+ b-, a+ c+, a+ x+ | no TurnRunning
            running                      | c+, d-, c+ d- | before 1
            running-second               | a+, x+, c-, d+, e-, a+ b-, a+ c+, a+ x+ | no TurnRunning
            running-second               | c+, d-, c+ d- | before 1
            running-second               | e+    | before 2
            archived, archived-running   | a+, x+, c+, d-, c+ d-, c-, d+, e+, e-, a+ b-, a+ c+, a+ x+ | no SessionArchived
            """)
        .each(
            key -> decided(session(key.getFirst()), key.getLast()),
            List.of(
                STATES,
                Set.of(
                    "a+", "x+", "c+", "d-", "c+ d-", "c-", "d+", "e+", "e-", "a+ b-", "a+ c+",
                    "a+ x+")));
  }

  @Test
  void what_was_left_undecided_is_asked_for_again_once_the_turn_ends() {
    var running = running(FIRST, Set.of(id("b")));
    assertThat(running.answered(Set.of(), Usage.NONE).state())
        .isEqualTo(new State.Awaiting(Set.of(id("b"))));
    assertThat(running.answered(Set.of(id("a")), Usage.NONE).state())
        .isEqualTo(new State.Awaiting(Set.of(id("a"), id("b"))));
    assertThat(running.failed(Usage.NONE).state()).isEqualTo(new State.Awaiting(Set.of(id("b"))));
    assertThat(session("running").failed(Usage.NONE).state()).isEqualTo(new State.Idle());
  }

  @Test
  void an_answer_takes_a_seq_and_a_failure_none_and_both_cost_what_was_used() {
    var used = new Usage(10, 5, 3);
    assertThat(session("running").answered(Set.of(), used).nextSeq()).isEqualTo(8);
    assertThat(session("running").failed(used).nextSeq()).isEqualTo(7);
    assertThat(session("running").answered(Set.of(), used).usage()).isEqualTo(used);
    assertThat(session("running").failed(used).usage()).isEqualTo(used);
  }

  @Test
  void an_archived_session_stays_archived_whatever_its_turn_comes_to() {
    var archived = session("running").archive();
    assertThat(archived.works(FIRST)).isTrue();
    assertThat(archived.answered(Set.of(id("a")), Usage.NONE).state())
        .isEqualTo(new State.Archived(null));
    assertThat(archived.failed(Usage.NONE).state()).isEqualTo(new State.Archived(null));
    assertThat(session("archived").archive()).isEqualTo(session("archived"));
  }

  @Test
  void a_turn_lapses_when_its_lease_is_over_and_not_before() {
    for (var state : List.of("running", "archived-running")) {
      assertThat(session(state).lapsed(NOW.plusSeconds(29))).isNull();
      assertThat(session(state).lapsed(NOW.plusSeconds(30))).isEqualTo(FIRST);
    }
    assertThat(session("idle").lapsed(NOW.plusSeconds(99))).isNull();
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> new State.Awaiting(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Usage(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String decided(Session session, String words) {
    var decisions = new LinkedHashMap<ToolCall.Id, Boolean>();
    for (var word : words.split(" ", -1)) {
      decisions.put(id(word.substring(0, 1)), word.endsWith("+"));
    }
    var named = CALLS.values().stream().filter(call -> decisions.containsKey(call.id())).toList();
    return told(session.decide(decisions, named, NEW, NOW));
  }

  private static String told(Ruling<?> ruling) {
    return switch (ruling) {
      case Refused<?>(var reason) -> "no " + reason.getClass().getSimpleName();
      case Accepted<?>(var next, Decided.Before(var turn)) ->
          "before " + turn.value().getLeastSignificantBits();
      case Accepted<?>(var next, Decided.Continued(var calls)) -> "runs " + told(next, calls);
      case Accepted<?>(var next, var seq) -> {
        assertThat(next.works(NEW)).isTrue();
        assertThat(next.nextSeq()).isEqualTo(8);
        yield "runs seq " + seq;
      }
    };
  }

  private static String told(Session next, List<ToolCall> calls) {
    assertThat(next.works(NEW)).isTrue();
    var said = new ArrayList<String>();
    for (var call : calls) {
      assertThat(call.decidedBy()).isEqualTo(NEW);
      said.add(name(call.id()) + (Boolean.TRUE.equals(call.approved()) ? " approved" : " denied"));
    }
    var left = next.open(Set.of()).stream().map(SessionTest::name).sorted().toList();
    return String.join(" ", said) + (left.isEmpty() ? "" : ", " + String.join(" ", left) + " left");
  }

  private static Session session(String state) {
    var work = new Work(FIRST, NOW.plus(Turn.LEASE));
    return switch (state) {
      case "idle" -> in(new State.Idle());
      case "running" -> running(FIRST, Set.of());
      case "running-second" -> running(SECOND, Set.of());
      case "awaiting" -> in(new State.Awaiting(Set.of(id("a"), id("b"))));
      case "archived" -> in(new State.Archived(null));
      case "archived-running" -> in(new State.Archived(work));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Session running(Turn.Id turn, Set<ToolCall.Id> left) {
    return in(new State.Running(new Work(turn, NOW.plus(Turn.LEASE)), left));
  }

  private static Session in(State state) {
    var organization = new Organization.Id(new UUID(0, 1));
    return new Session(new Session.Id(new UUID(0, 2)), organization, null, state, 7, Usage.NONE);
  }

  private static Turn.Id turn(long number) {
    return new Turn.Id(new UUID(0, number));
  }

  private static ToolCall call(long number) {
    return ToolCall.proposed(
        new ToolCall.Id(new UUID(0, number)), FIRST, "claim_handoff", Map.of("handoff_id", "x"));
  }

  private static ToolCall.Id id(String name) {
    var call = CALLS.get(name);
    return call == null ? new ToolCall.Id(new UUID(0, 99)) : call.id();
  }

  private static String name(ToolCall.Id id) {
    return CALLS.entrySet().stream()
        .filter(each -> each.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
