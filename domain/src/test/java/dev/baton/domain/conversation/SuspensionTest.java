package dev.baton.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.Cases;
import dev.baton.domain.Decision;
import dev.baton.domain.Decision.Accepted;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.approval.Approval;
import dev.baton.domain.approval.Approval.Decider;
import dev.baton.domain.approval.Approval.State;
import dev.baton.domain.approval.Deadline;
import dev.baton.domain.approval.Lines;
import dev.baton.domain.approval.Question;
import dev.baton.domain.approval.Subject;
import dev.baton.domain.approval.Verdict;
import dev.baton.domain.conversation.Suspension.Ask;
import dev.baton.domain.conversation.Suspension.Ruling;
import dev.baton.domain.history.Minted;
import dev.baton.domain.history.Who;
import dev.baton.domain.history.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SuspensionTest {
  private static final Instant NOW = Scene.NOW;
  private static final Instant BEFORE = NOW.minusSeconds(60);
  private static final Approval.Id ID = new Approval.Id(new UUID(3, 3));
  private static final ApiKey.Id KEY = new ApiKey.Id(new UUID(4, 4));
  private static final Set<String> ROLES = Set.of("operator", "supervisor", "Admin", "legal");

  /** Every state that an approval can be in. */
  private enum Case {
    PENDING,
    IN_TIME,
    /** Its time ended this very instant, and nobody has noticed. */
    OVERDUE,
    APPROVED,
    DENIED,
    TIMED_OUT;

    Approval approval(String role) {
      return switch (this) {
        case PENDING -> of(null, new State.Pending(), role);
        case IN_TIME -> of(NOW.plusNanos(1000), new State.Pending(), role);
        case OVERDUE -> of(NOW, new State.Pending(), role);
        case APPROVED -> of(null, decided(Verdict.APPROVE, new Decider.Key(KEY)), role);
        case DENIED -> of(null, decided(Verdict.DENY, new Decider.Person(Who.BEN.id())), role);
        case TIMED_OUT -> of(BEFORE, decided(Verdict.DENY, new Decider.Time()), role);
      };
    }

    private static State decided(Verdict verdict, Decider by) {
      return new State.Decided(verdict, by, null, BEFORE);
    }

    private static Approval of(@Nullable Instant timeoutAt, State state, String role) {
      return new Approval(ID, Minted.CONVERSATION, question(role), BEFORE, timeoutAt, state);
    }
  }

  private static Question question(String role) {
    var subject = new Subject(Subject.Kind.TOOL_CALL, "refund", null);
    return new Question(subject, role, JsonObject.EMPTY, null, null, null);
  }

  @TestFactory
  Stream<DynamicTest> the_first_answer_counts_and_another_is_refused() {
    return Cases.of(
            """
            pending, in-time   | approve | ann, sue | approve:person
            pending, in-time   | deny    | ann, sue | deny:person
            pending, in-time   | approve | team     | approve:key
            pending, in-time   | deny    | team     | deny:key
            overdue            | deny    | ann, sue, team | deny:time
            overdue            | approve | ann, sue, team | no AlreadyDecided
            approved           | approve | ann, sue, team | -
            approved           | deny    | ann, sue, team | no AlreadyDecided
            denied, timed-out  | deny    | ann, sue, team | -
            denied, timed-out  | approve | ann, sue, team | no AlreadyDecided
            """)
        .each(
            words -> decided(words.get(0), "operator", words.get(1), words.get(2)),
            List.of(EnumSet.allOf(Case.class), EnumSet.allOf(Verdict.class), people()));
  }

  @TestFactory
  Stream<DynamicTest> whoever_is_below_the_role_that_is_asked_for_is_refused_whatever_the_state() {
    return Cases.of(
            """
            pending, approved, denied | operator, legal | ann, sue, team | ok
            pending, approved, denied | supervisor      | sue, team      | ok
            pending, approved, denied | supervisor      | ann            | no RoleRequired
            pending, approved, denied | admin           | team           | ok
            pending, approved, denied | admin           | ann, sue       | no RoleRequired
            """)
        .each(
            words -> {
              var verdict = words.getFirst().equals("denied") ? "deny" : "approve";
              var said = decided(words.get(0), words.get(1), verdict, words.get(2));
              return said.startsWith("no ") ? said : "ok";
            },
            List.of(EnumSet.of(Case.PENDING, Case.APPROVED, Case.DENIED), ROLES, people()));
  }

  private static Set<Who> people() {
    return EnumSet.of(Who.ANN, Who.SUE, Who.TEAM);
  }

  private static String decided(String state, String role, String verdict, String who) {
    var approval = Cases.constant(Case.class, state).approval(role);
    var suspension = new Suspension(waiting(new Awaiting(1, false)));
    var actor = Cases.constant(Who.class, who).actor();
    var ruling = new Ruling(Cases.constant(Verdict.class, verdict), "note", actor, KEY);
    return Words.of(suspension.conversation(), suspension.decide(approval, ruling, NOW));
  }

  @TestFactory
  Stream<DynamicTest> time_alone_denies_what_nobody_answered() {
    return Cases.of(
            """
            overdue                                       | deny:time
            pending, in-time, approved, denied, timed-out | -
            """)
        .each(
            words -> {
              var approval = Cases.constant(Case.class, words.getFirst()).approval("operator");
              var suspension = new Suspension(waiting(new Awaiting(1, false)));
              return Words.of(suspension.conversation(), suspension.elapse(approval, NOW));
            },
            List.of(EnumSet.allOf(Case.class)));
  }

  @TestFactory
  Stream<DynamicTest> a_visitor_is_told_to_hold_on_in_the_bots_place_only() {
    return Cases.of(
            """
            bot                        | asked marker
            waiting, human             | asked
            resolved, closed, archived | no WrongPhase
            """)
        .each(
            words -> {
              var at = Scene.in(Cases.constant(Phase.class, words.getFirst()));
              return Words.of(at, request(at, null, line()));
            },
            List.of(EnumSet.allOf(Phase.class)));
  }

  @TestFactory
  Stream<DynamicTest> a_visitor_who_writes_is_told_to_wait_once_in_the_bots_place_only() {
    return Cases.of(
            """
            bot                        | none, told | -
            bot                        | open       | marker
            waiting, human             | none, told, open | -
            resolved, closed, archived | none, told, open | -
            """)
        .each(
            words -> {
              var phase = Cases.constant(Phase.class, words.getFirst());
              var awaiting =
                  switch (words.get(1)) {
                    case "none" -> null;
                    case String word -> new Awaiting(2, word.equals("told"));
                  };
              var at = Scene.in(phase).withAwaiting(awaiting);
              assertThat(new Suspension(at).mayTell())
                  .isEqualTo(phase == Phase.BOT && words.get(1).equals("open"));
              return Words.of(at, new Suspension(at).tellToWait(line(), NOW));
            },
            List.of(EnumSet.allOf(Phase.class), Set.of("none", "open", "told")));
  }

  @Test
  void a_conversation_waits_until_the_last_of_its_approvals_is_decided() {
    var bot = Scene.in(Phase.BOT);
    var one = next(request(bot, null, null));
    assertThat(one.awaiting()).isEqualTo(new Awaiting(1, false));
    var told = next(new Suspension(one).tellToWait(line(), NOW));
    assertThat(told.awaiting()).isEqualTo(new Awaiting(1, true));
    var two = next(request(told, null, null));
    assertThat(two.awaiting()).as("told already").isEqualTo(new Awaiting(2, true));
    var approval = Case.PENDING.approval("operator");
    var ruling = new Ruling(Verdict.DENY, null, Who.ANN.actor(), KEY);
    var left = next(new Suspension(two).decide(approval, ruling, NOW));
    assertThat(left.awaiting()).isEqualTo(new Awaiting(1, true));
    assertThat(next(new Suspension(left).decide(approval, ruling, NOW)).awaiting()).isNull();
    assertThat(two.epoch()).as("no change of control").isEqualTo(bot.epoch());
  }

  @Test
  void an_approval_ends_when_it_was_told_to_and_never_before_it_began() {
    assertThat(timeout(null)).isNull();
    assertThat(timeout(new Deadline.After(Duration.ofMinutes(5)))).isEqualTo(NOW.plusSeconds(300));
    assertThat(timeout(new Deadline.At(NOW.plusSeconds(9)))).isEqualTo(NOW.plusSeconds(9));
    assertThat(timeout(new Deadline.At(BEFORE))).isEqualTo(NOW);
  }

  private static @Nullable Instant timeout(@Nullable Deadline deadline) {
    var decision = request(Scene.in(Phase.BOT), deadline, null);
    return ((Accepted<Approval>) decision).result().timeoutAt();
  }

  @Test
  void a_blank_line_is_our_own() {
    assertThat(new Lines(" \n", "")).isEqualTo(Lines.USUAL);
    assertThat(new Lines("Hold on.", null).holdingLine()).isEqualTo("Hold on.");
    assertThat(Lines.USUAL.holdingLine()).isNotBlank();
    assertThat(Lines.USUAL.waitingReply()).isNotBlank();
  }

  private static Decision<Approval> request(
      Conversation at, @Nullable Deadline deadline, @Nullable Draft line) {
    return new Suspension(at).request(new Ask(ID, question("operator"), deadline, line), NOW);
  }

  private static Draft line() {
    return Draft.plain(new Message.Id(new UUID(5, 5)), new Author.System(), "Hold on.");
  }

  private static Conversation waiting(Awaiting awaiting) {
    return Scene.in(Phase.BOT).withAwaiting(awaiting);
  }

  private static Conversation next(Decision<?> decision) {
    return ((Accepted<?>) decision).next();
  }
}
