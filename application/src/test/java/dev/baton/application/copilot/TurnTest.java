package dev.baton.application.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Caller;
import dev.baton.application.contract.Scene;
import dev.baton.application.copilot.CopilotModel.ModelFailed;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Ruling;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.Ruling.Refused;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import dev.baton.domain.handoff.Handoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TurnTest {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  private final MemoryTransactions memory = new MemoryTransactions(clock);
  private final Scene scene = Scene.in(MemoryPorts.on(memory));
  private final PlayedModel model = new PlayedModel();
  private final CopilotKit copilot = CopilotKit.of(memory, scene.ids(), model);
  private final Caller ada = caller(EnumSet.allOf(Scope.class));
  private final Session.Id session =
      copilot.start().start(scene.organization(), null).session().id();

  private Caller caller(Set<Scope> scopes) {
    var key = new ApiKey.Id(scene.ids().next());
    return new Caller(scene.organization(), key, "Ada's", scopes, scene.ada());
  }

  private List<TurnEvent> say(String text) {
    return say(ada, text);
  }

  private List<TurnEvent> say(Caller caller, String text) {
    return whole(caller, copilot.ask().ask(caller, session, text, null));
  }

  private List<TurnEvent> decide(Map<ToolCall.Id, Boolean> decisions) {
    return whole(ada, copilot.decide().decide(ada, session, decisions));
  }

  private List<TurnEvent> whole(Caller caller, Ruling<Turn.Id> ruling) {
    if (!(ruling instanceof Accepted<Turn.Id>(_, var turn))) throw new AssertionError(ruling);
    copilot.turns().take(caller, turn);
    return followed(turn);
  }

  private List<TurnEvent> followed(Turn.Id turn) {
    try (var following = copilot.follow().follow(scene.organization(), turn)) {
      var log = new ArrayList<TurnEvent>();
      while (!following.over()) log.addAll(following.next(Duration.ofSeconds(30)));
      return log;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String kinds(List<TurnEvent> log) {
    return log.stream()
        .map(each -> each.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  private static List<ToolCall> asked(List<TurnEvent> log) {
    return log.stream()
        .filter(ApprovalRequired.class::isInstance)
        .flatMap(each -> ((ApprovalRequired) each).calls().stream())
        .toList();
  }

  private static String returned(List<TurnEvent> log) {
    return log.stream()
        .filter(ToolReturned.class::isInstance)
        .map(each -> Toolbox.result(((ToolReturned) each).call()).content().text())
        .collect(Collectors.joining(" "));
  }

  private static String text(List<TurnEvent> log) {
    return log.stream()
        .filter(TextAdded.class::isInstance)
        .map(each -> ((TextAdded) each).text())
        .collect(Collectors.joining());
  }

  private Session read() {
    return copilot.queries().find(scene.organization(), session).orElseThrow().session();
  }

  private HandoffStatus status(Handoff.Id handoff) {
    return HandoffStatus.of(scene.read(handoff).handoff());
  }

  private static Map<String, String> on(Handoff.Id handoff) {
    return Map.of("handoff_id", handoff.value().toString());
  }

  @Test
  void what_both_said_is_kept_in_order_with_its_cost() {
    model.says("Hel", "lo.");
    var log = say("Hi?");
    assertThat(text(log)).isEqualTo("Hello.");
    assertThat(kinds(log)).endsWith("TextAdded TurnEnded TurnClosed");
    var history = copilot.queries().history(scene.organization(), session, 9);
    assertThat(history).extracting(each -> each.remark().text()).containsExactly("Hi?", "Hello.");
    var ended = (TurnEnded) log.get(log.size() - 2);
    assertThat(ended.message()).isEqualTo(history.getLast().remark().id());
    assertThat(ended.seq()).isEqualTo(1);
    assertThat(ended.usage()).isEqualTo(read().usage()).isEqualTo(new Usage(10, 2, 1));
    assertThat(followed(history.getLast().remark().turn())).as("read again").isEqualTo(log);
  }

  @Test
  void what_a_tool_returns_is_read_by_the_model_and_shown_to_the_operator() {
    var handoff = scene.waiting();
    model.calls("read_queue", Map.of()).says("One waits.");
    var log = say("Who waits?");
    assertThat(kinds(log)).isEqualTo("ToolCalled ToolReturned TextAdded TurnEnded TurnClosed");
    assertThat(returned(log)).contains(handoff.value().toString()).contains("\"more\":false");
    var line = (Line.Returned) model.prompts.getLast().lines().getLast();
    assertThat(line.result().content().text()).isEqualTo(returned(log));
    say("Again?");
    assertThat(model.prompts.getLast().lines())
        .as("remembered in the next turn")
        .hasAtLeastOneElementOfType(Line.Returned.class);
  }

  @Test
  void nothing_is_changed_before_a_human_approved_it_and_then_once() {
    var handoff = scene.waiting();
    model.calls("claim_handoff", on(handoff)).says("It is yours.");
    var proposed = say("Claim it");
    assertThat(kinds(proposed)).isEqualTo("ToolCalled ApprovalRequired TurnEnded TurnClosed");
    assertThat(status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
    var call = asked(proposed).getFirst().id();
    assertThat(copilot.ask().ask(ada, session, "x", null))
        .isEqualTo(new Refused<>(new Reason.ApprovalAwaited(Set.of(call))));

    var log = decide(Map.of(call, true));

    assertThat(kinds(log)).isEqualTo("ToolReturned TextAdded TurnEnded TurnClosed");
    assertThat(status(handoff)).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(decide(Map.of(call, true))).as("the same turn again").isEqualTo(log);
    assertThat(copilot.decide().decide(ada, session, Map.of(call, false)))
        .isEqualTo(new Refused<>(new Reason.AlreadyDecided(call, true)));
  }

  @Test
  void what_was_denied_is_not_done_and_the_model_is_told() {
    var handoff = scene.waiting();
    model.calls("resolve_handoff", on(handoff)).says("As you wish.");
    var call = asked(say("Resolve it")).getFirst().id();
    assertThat(text(decide(Map.of(call, false)))).isEqualTo("As you wish.");
    assertThat(status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
    var line = (Line.Returned) model.prompts.getLast().lines().getLast();
    assertThat(line.result().content().text()).contains("denied");
  }

  @Test
  void what_is_left_undecided_is_asked_for_again_before_the_model_goes_on() {
    var first = scene.waiting();
    var second = scene.waiting();
    model
        .does(
            (_, _) ->
                new CopilotModel.Step(
                    List.of(
                        new CopilotModel.Call("claim_handoff", on(first)),
                        new CopilotModel.Call("claim_handoff", on(second))),
                    Usage.NONE))
        .says("Both.");
    var calls = asked(say("Claim both"));
    var half = decide(Map.of(calls.get(0).id(), true));
    assertThat(kinds(half)).isEqualTo("ToolReturned ApprovalRequired TurnEnded TurnClosed");
    assertThat(asked(half)).extracting(ToolCall::id).containsExactly(calls.get(1).id());
    assertThat(status(second)).isEqualTo(HandoffStatus.REQUESTED);
    assertThat(text(decide(Map.of(calls.get(1).id(), true)))).isEqualTo("Both.");
    assertThat(status(second)).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(read().state()).isEqualTo(new State.Idle());
  }

  @Test
  void what_cannot_be_done_is_told_to_the_model_and_asked_of_nobody() {
    var stranger = Scene.in(MemoryPorts.on(memory)).waiting();
    var own = scene.waiting();
    var reader = caller(EnumSet.of(Scope.ASK_WRITE, Scope.HITL_READ));
    var nobody = caller(EnumSet.of(Scope.ASK_WRITE));
    record Try(Caller caller, String tool, Map<String, String> arguments, String error) {}
    for (var each :
        List.of(
            new Try(ada, "drop_table", Map.of(), "unknown_tool"),
            new Try(ada, "claim_handoff", Map.of(), "missing_argument"),
            new Try(ada, "claim_handoff", Map.of("handoff_id", "it"), "not_found"),
            new Try(ada, "claim_handoff", on(stranger), "not_found"),
            new Try(ada, "read_transcript", on(stranger), "not_found"),
            new Try(ada, "draft_reply", Map.of("handoff_id", "x", "text", "x"), "not_found"),
            new Try(reader, "claim_handoff", on(own), "forbidden"),
            new Try(nobody, "read_queue", Map.of(), "forbidden"))) {
      model.calls(each.tool, each.arguments).says("Sorry.");
      var log = say(each.caller, "Do it");
      assertThat(asked(log)).as("%s", each).isEmpty();
      assertThat(returned(log)).as("%s", each).contains("\"error\":\"" + each.error + "\"");
      model.drop();
    }
    assertThat(status(own)).isEqualTo(HandoffStatus.REQUESTED);
  }

  /** Source: FAILURES.md 92. */
  @Test
  void an_act_that_nobody_approved_is_refused_by_the_toolbox_itself() {
    var handoff = scene.waiting();
    var turn = new Turn.Id(scene.ids().next());
    for (var tool : List.of("claim_handoff", "resolve_handoff")) {
      var call = ToolCall.proposed(new ToolCall.Id(scene.ids().next()), turn, tool, on(handoff));
      var done = CopilotKit.tools(memory, scene.ids()).perform(ada, call);
      assertThat(Toolbox.result(done).content().text()).contains("not_approved");
    }
    assertThat(status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
  }

  @Test
  void a_model_that_fails_fails_the_turn_and_the_session_goes_on() {
    model
        .does(
            (_, said) -> {
              said.accept("Well, ");
              throw new ModelFailed("The model fell silent.", true);
            })
        .says("Better.");
    var log = say("Hi");
    assertThat(log.get(log.size() - 2)).isEqualTo(new TurnFailed("The model fell silent.", true));
    assertThat(read().state()).isEqualTo(new State.Idle());
    assertThat(text(say("Again"))).isEqualTo("Better.");
  }

  @Test
  void a_bug_fails_the_turn_without_telling_what_it_was() {
    model.does(
        (_, _) -> {
          throw new IllegalStateException("secret");
        });
    assertThat(say("Hi")).contains(new TurnFailed("Something went wrong here.", false));
  }

  @Test
  void a_model_that_never_comes_to_an_end_is_stopped() {
    model.calls("read_queue", Map.of());
    var log = say("Hi");
    assertThat(log.get(log.size() - 2)).isInstanceOf(TurnFailed.class);
    assertThat(model.prompts).hasSize(TurnWork.MOST_STEPS);
  }

  @Test
  void what_no_database_can_keep_and_what_is_too_long_is_not_kept() {
    model.says("a\0b", "\ud83d", "\ude00", "\udc00!", "x".repeat(Scribe.LONGEST));
    var log = text(say("Hi"));
    assertThat(log).startsWith("a\ufffdb😀\ufffd!").hasSize(Scribe.LONGEST);
    var remark = copilot.queries().history(scene.organization(), session, 1).getFirst().remark();
    assertThat(remark.role()).isEqualTo(Remark.Role.ASSISTANT);
    assertThat(remark.text()).isEqualTo(log);
  }

  @Test
  void a_turn_that_a_stopping_server_cannot_finish_is_failed_at_once() throws Exception {
    var asked = new CountDownLatch(1);
    model.does(
        (_, _) -> {
          asked.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError();
        });
    var turn = begun("Hi");
    asked.await();
    assertThat(copilot.turns().drain(Duration.ofMillis(1))).isFalse();
    assertThat(followed(turn)).contains(new TurnFailed("The server was stopped.", true));
    assertThat(read().state()).isEqualTo(new State.Idle());
  }

  private Turn.Id begun(String text) {
    var ruling = copilot.ask().ask(ada, session, text, null);
    if (!(ruling instanceof Accepted<Turn.Id>(_, var turn))) throw new AssertionError(ruling);
    copilot.turns().take(ada, turn);
    return turn;
  }

  @Test
  void a_turn_without_a_sign_of_life_is_failed_by_whoever_comes_next() throws Exception {
    var asked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    model
        .does(
            (_, said) -> {
              asked.countDown();
              go.await();
              said.accept("Too late.");
              return new CopilotModel.Step(List.of(), Usage.NONE);
            })
        .says("Here.");
    var stalled = begun("Hi");
    asked.await();
    now = now.plus(Turn.LEASE);
    assertThat(text(say("Anybody?"))).isEqualTo("Here.");
    go.countDown();
    copilot.turns().drain(Duration.ofSeconds(30));
    assertThat(kinds(followed(stalled))).isEqualTo("TurnFailed TurnClosed");
    assertThat(copilot.queries().history(scene.organization(), session, 9))
        .extracting(each -> each.remark().text())
        .containsExactly("Hi", "Anybody?", "Here.");
    assertThat(copilot.lapsed().fail()).isZero();
  }

  @Test
  void a_turn_that_nobody_took_is_failed_by_time() {
    assertThat(copilot.ask().ask(ada, session, "Hi", null)).isInstanceOf(Accepted.class);
    assertThat(copilot.lapsed().fail()).isZero();
    now = now.plus(Turn.LEASE);
    assertThat(copilot.lapsed().fail()).isEqualTo(1);
    assertThat(read().state()).isEqualTo(new State.Idle());
  }
}
