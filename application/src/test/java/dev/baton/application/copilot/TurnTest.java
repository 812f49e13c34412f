package dev.baton.application.copilot;

import static dev.baton.application.copilot.Talk.asked;
import static dev.baton.application.copilot.Talk.kinds;
import static dev.baton.application.copilot.Talk.on;
import static dev.baton.application.copilot.Talk.returned;
import static dev.baton.application.copilot.Talk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.Caller;
import dev.baton.application.contract.Scene;
import dev.baton.application.copilot.Prompt.Line;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.domain.access.Scope;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.Ruling.Refused;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.Usage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said and done in a turn. */
class TurnTest {
  private final Talk talk = new Talk();

  @Test
  void what_both_said_is_kept_in_order_with_its_cost() {
    talk.model.says("Hel", "lo.");
    var log = talk.say("Hi?");
    assertThat(text(log)).isEqualTo("Hello.");
    assertThat(kinds(log)).endsWith("TextAdded TurnEnded TurnClosed");
    var history = talk.copilot.queries().history(talk.scene.organization(), talk.session, 9);
    assertThat(history).extracting(each -> each.remark().text()).containsExactly("Hi?", "Hello.");
    var ended = (TurnEnded) log.get(log.size() - 2);
    assertThat(ended.message()).isEqualTo(history.getLast().remark().id());
    assertThat(ended.seq()).isEqualTo(1);
    assertThat(ended.usage()).isEqualTo(talk.read().usage()).isEqualTo(new Usage(10, 2, 1));
    assertThat(talk.followed(history.getLast().remark().turn())).as("read again").isEqualTo(log);
  }

  @Test
  void what_a_tool_returns_is_read_by_the_model_and_shown_to_the_operator() {
    var handoff = talk.scene.waiting();
    talk.model.calls("read_queue", Map.of()).says("One waits.");
    var log = talk.say("Who waits?");
    assertThat(kinds(log)).isEqualTo("ToolCalled ToolReturned TextAdded TurnEnded TurnClosed");
    assertThat(returned(log)).contains(handoff.value().toString()).contains("\"more\":false");
    var line = (Line.Returned) talk.model.prompts.getLast().lines().getLast();
    assertThat(line.result().content().text()).isEqualTo(returned(log));
    talk.say("Again?");
    assertThat(talk.model.prompts.getLast().lines())
        .as("remembered in the next turn")
        .hasAtLeastOneElementOfType(Line.Returned.class);
  }

  @Test
  void nothing_is_changed_before_a_human_approved_it_and_then_once() {
    var handoff = talk.scene.waiting();
    talk.model.calls("claim_handoff", on(handoff)).says("It is yours.");
    var proposed = talk.say("Claim it");
    assertThat(kinds(proposed)).isEqualTo("ToolCalled ApprovalRequired TurnEnded TurnClosed");
    assertThat(talk.status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
    var call = asked(proposed).getFirst().id();
    assertThat(talk.copilot.ask().ask(talk.ada, talk.session, "x", null))
        .isEqualTo(new Refused<>(new Reason.ApprovalAwaited(Set.of(call))));

    var log = talk.decide(Map.of(call, true));

    assertThat(kinds(log)).isEqualTo("ToolReturned TextAdded TurnEnded TurnClosed");
    assertThat(talk.status(handoff)).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(talk.decide(Map.of(call, true))).as("the same turn again").isEqualTo(log);
    assertThat(talk.copilot.decide().decide(talk.ada, talk.session, Map.of(call, false)))
        .isEqualTo(new Refused<>(new Reason.AlreadyDecided(call, true)));
  }

  @Test
  void what_was_denied_is_not_done_and_the_model_is_told() {
    var handoff = talk.scene.waiting();
    talk.model.calls("resolve_handoff", on(handoff)).says("As you wish.");
    var call = asked(talk.say("Resolve it")).getFirst().id();
    assertThat(text(talk.decide(Map.of(call, false)))).isEqualTo("As you wish.");
    assertThat(talk.status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
    var line = (Line.Returned) talk.model.prompts.getLast().lines().getLast();
    assertThat(line.result().content().text()).contains("denied");
  }

  @Test
  void what_is_left_undecided_is_asked_for_again_before_the_model_goes_on() {
    var first = talk.scene.waiting();
    var second = talk.scene.waiting();
    talk.model
        .does(
            (_, _) ->
                new CopilotModel.Step(
                    List.of(
                        new CopilotModel.Call("claim_handoff", on(first)),
                        new CopilotModel.Call("claim_handoff", on(second))),
                    Usage.NONE))
        .says("Both.");
    var calls = asked(talk.say("Claim both"));
    var half = talk.decide(Map.of(calls.get(0).id(), true));
    assertThat(kinds(half)).isEqualTo("ToolReturned ApprovalRequired TurnEnded TurnClosed");
    assertThat(asked(half)).extracting(ToolCall::id).containsExactly(calls.get(1).id());
    assertThat(talk.status(second)).isEqualTo(HandoffStatus.REQUESTED);
    assertThat(text(talk.decide(Map.of(calls.get(1).id(), true)))).isEqualTo("Both.");
    assertThat(talk.status(second)).isEqualTo(HandoffStatus.ACCEPTED);
    assertThat(talk.read().state()).isEqualTo(new State.Idle());
  }

  @Test
  void what_cannot_be_done_is_told_to_the_model_and_asked_of_nobody() {
    var stranger = Scene.in(MemoryPorts.on(talk.memory)).waiting();
    var own = talk.scene.waiting();
    var reader = talk.caller(EnumSet.of(Scope.ASK_WRITE, Scope.HITL_READ));
    var nobody = talk.caller(EnumSet.of(Scope.ASK_WRITE));
    record Try(Caller caller, String tool, Map<String, String> arguments, String error) {}
    for (var each :
        List.of(
            new Try(talk.ada, "drop_table", Map.of(), "unknown_tool"),
            new Try(talk.ada, "claim_handoff", Map.of(), "missing_argument"),
            new Try(talk.ada, "claim_handoff", Map.of("handoff_id", "it"), "not_found"),
            new Try(talk.ada, "claim_handoff", on(stranger), "not_found"),
            new Try(talk.ada, "read_transcript", on(stranger), "not_found"),
            new Try(talk.ada, "draft_reply", Map.of("handoff_id", "x", "text", "x"), "not_found"),
            new Try(reader, "claim_handoff", on(own), "forbidden"),
            new Try(nobody, "read_queue", Map.of(), "forbidden"))) {
      talk.model.calls(each.tool, each.arguments).says("Sorry.");
      var log = talk.say(each.caller, "Do it");
      assertThat(asked(log)).as("%s", each).isEmpty();
      assertThat(returned(log)).as("%s", each).contains("\"error\":\"" + each.error + "\"");
      talk.model.drop();
    }
    assertThat(talk.status(own)).isEqualTo(HandoffStatus.REQUESTED);
  }

  /** Source: FAILURES.md 92. */
  @Test
  void an_act_that_nobody_approved_is_refused_by_the_toolbox_itself() {
    var handoff = talk.scene.waiting();
    var turn = new Turn.Id(talk.scene.ids().next());
    for (var tool : List.of("claim_handoff", "resolve_handoff")) {
      var call =
          ToolCall.proposed(new ToolCall.Id(talk.scene.ids().next()), turn, tool, on(handoff));
      var done = CopilotKit.tools(talk.memory, talk.scene.ids()).perform(talk.ada, call);
      assertThat(Toolbox.result(done).content().text()).contains("not_approved");
    }
    assertThat(talk.status(handoff)).isEqualTo(HandoffStatus.REQUESTED);
  }

  @Test
  void what_no_database_can_keep_and_what_is_too_long_is_not_kept() {
    talk.model.says("a\0b", "\ud83d", "\ude00", "\udc00!", "x".repeat(Scribe.LONGEST));
    var log = text(talk.say("Hi"));
    assertThat(log).startsWith("a\ufffdb😀\ufffd!").hasSize(Scribe.LONGEST);
    var remark =
        talk.copilot
            .queries()
            .history(talk.scene.organization(), talk.session, 1)
            .getFirst()
            .remark();
    assertThat(remark.role()).isEqualTo(Remark.Role.ASSISTANT);
    assertThat(remark.text()).isEqualTo(log);
  }
}
