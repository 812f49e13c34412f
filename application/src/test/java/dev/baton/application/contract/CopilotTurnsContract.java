package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Store;
import dev.baton.application.access.Caller;
import dev.baton.application.copilot.CopilotTurns.Taken;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import dev.baton.domain.copilot.Workflow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept of turns of the copilot while they are worked on. */
public interface CopilotTurnsContract {

  Ports ports();

  @Test
  default void a_log_is_told_as_it_was_written_from_anywhere() {
    var scene = CopilotScene.in(ports());
    var turn = scene.begun(null);
    var call = scene.call(turn);
    var done = CopilotScene.done(call);
    scene.append(turn, new TextAdded(" Hm…\n"), new ToolCalled(call));
    scene.append(turn, new ToolReturned(done), new ApprovalRequired(List.of(done)));
    var remark = new Remark.Id(scene.ids().next());
    scene.end(
        turn,
        new TurnEnded(remark, 3, new Usage(1, 2, 3)),
        new TurnFailed("no", true),
        new TurnClosed());
    var log = scene.log(turn);
    assertThat(log)
        .containsExactly(
            new TextAdded(" Hm…\n"),
            new ToolCalled(done),
            new ToolReturned(done),
            new ApprovalRequired(List.of(done)),
            new TurnEnded(remark, 3, new Usage(1, 2, 3)),
            new TurnFailed("no", true),
            new TurnClosed());
    assertThat(ports().copilot().log(scene.organization(), turn.id(), 2, 2))
        .isEqualTo(log.subList(2, 4));
    assertThat(ports().copilot().log(Scene.in(ports()).organization(), turn.id(), 0, 9)).isEmpty();
  }

  @Test
  default void nothing_is_written_to_a_turn_that_is_over_or_somebody_elses() {
    var scene = CopilotScene.in(ports());
    var stranger = CopilotScene.in(ports());
    var turn = scene.begun(null);
    assertThat(stranger.append(turn, new TextAdded("x"))).isFalse();
    assertThat(stranger.end(turn, new TextAdded("x"))).isFalse();
    assertThat(scene.append(turn)).isTrue();
    assertThat(scene.end(turn, new TurnClosed())).isTrue();
    assertThat(scene.append(turn, new TextAdded("late"))).isFalse();
    assertThat(scene.end(turn, new TurnClosed())).isFalse();
    assertThat(scene.log(turn)).containsExactly(new TurnClosed());
  }

  @Test
  default void of_many_who_would_work_on_a_turn_one_takes_it_with_what_was_decided() {
    var scene = CopilotScene.in(ports());
    var proposing = scene.begun(Workflow.FIND_SIMILAR);
    var session = scene.locked(proposing.session());
    var call = scene.call(proposing);
    scene.append(proposing, new ToolCalled(call), new ToolCalled(scene.call(proposing)));
    var decided = CopilotScene.in(call, new ToolCall.State.Approved(proposing.id()));
    scene.within(
        store -> {
          store.copilotSessions().save(session, List.of(decided));
          return true;
        });
    assertThat(CopilotScene.in(ports()).take(proposing)).isEmpty();
    var taken = Race.of(8, _ -> scene.take(proposing)).stream().flatMap(Optional::stream).toList();
    assertThat(taken).containsExactly(new Taken(proposing, List.of(decided)));
    assertThat(scene.append(proposing, new TextAdded("x"))).isTrue();
    var over = scene.begun(null);
    scene.end(over, new TurnClosed());
    assertThat(scene.take(over)).isEmpty();
  }

  @Test
  default void a_turn_under_way_has_a_lease_that_signs_of_life_renew() {
    var scene = CopilotScene.in(ports());
    var turn = scene.begun(null);
    var began = scene.until(turn);
    assertThat(Duration.between(scene.within(Store::now), began))
        .isBetween(Turn.LEASE.minusSeconds(20), Turn.LEASE);
    scene.append(turn, new TextAdded("x"));
    var appended = scene.until(turn);
    assertThat(appended).isAfterOrEqualTo(began);
    scene.within(
        store -> {
          store.copilotTurns().renew(List.of(turn.id(), new Turn.Id(scene.ids().next())));
          return true;
        });
    assertThat(scene.until(turn)).isAfterOrEqualTo(appended);
    assertThat(scene.lapsed()).isEmpty();
    scene.end(turn, new TurnClosed());
    scene.within(
        store -> {
          store.copilotTurns().renew(List.of(turn.id()));
          return true;
        });
    assertThat(scene.append(turn, new TextAdded("x"))).isFalse();
  }

  @Test
  default void a_message_of_one_id_is_relayed_once_however_many_try_at_once() {
    var scene = Scene.in(ports());
    var handoff = scene.waiting();
    var relay = new RelayMessage(ports().transactions(), scene.ids());
    var key = new ApiKey.Id(scene.ids().next());
    var ada = new Caller(scene.organization(), key, "x", EnumSet.allOf(Scope.class), scene.ada());
    var id = new Message.Id(scene.ids().next());
    var said =
        Race.of(16, _ -> Scene.result(relay.relayOnce(ada, handoff, "On its way.", id)).seq());
    assertThat(said).containsOnly(1L);
    var conversation = scene.read(handoff).conversation();
    assertThat(conversation.nextSeq()).isEqualTo(2);
    scene.stretch(handoff, (it, now) -> it.resolve(scene.ada(), now));
    assertThat(Scene.result(relay.relayOnce(ada, handoff, "On its way.", id)).seq()).isEqualTo(1);
  }
}
