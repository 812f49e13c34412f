package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.Usage;
import dev.baton.domain.copilot.Workflow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept of sessions with the copilot, and of what was said there. */
public interface CopilotSessionsContract {

  Ports ports();

  @Test
  default void a_session_is_kept_as_it_was_opened_and_seen_by_its_organization_only() {
    var scene = CopilotScene.in(ports());
    var stranger = CopilotScene.in(ports());
    var session = scene.opened("Späti 🙂");
    var view = ports().copilot().find(scene.organization(), session.id()).orElseThrow();
    assertThat(view.session()).isEqualTo(session);
    assertThat(view.updatedAt()).isAfterOrEqualTo(view.createdAt());
    assertThat(ports().copilot().find(stranger.organization(), session.id())).isEmpty();
    assertThat(ports().copilot().list(stranger.organization(), 9)).isEmpty();
    assertThat(
            scene.<Boolean>within(
                store ->
                    store.copilotSessions().lock(stranger.organization(), session.id()).isEmpty()))
        .isTrue();
  }

  @Test
  default void every_state_of_a_session_is_read_as_it_was_written() {
    var scene = CopilotScene.in(ports());
    var turn = scene.begun(null);
    var running = scene.locked(turn.session());
    var call = new ToolCall.Id(scene.ids().next());
    assertThat(running.works(turn.id())).isTrue();
    assertThat(running.nextSeq()).isEqualTo(1);
    for (var next :
        List.of(
            running.answered(Set.of(call), new Usage(7, 8, 9)),
            running.answered(Set.of(), Usage.NONE),
            running.archive(),
            running)) {
      assertThat(scene.saved(next)).isEqualTo(next);
    }
    scene.end(turn, new TurnClosed());
    var over = running.archive().failed(Usage.NONE);
    assertThat(scene.saved(over)).isEqualTo(over);
  }

  @Test
  default void the_latest_changed_are_listed_first_and_archived_ones_are_not() {
    var scene = CopilotScene.in(ports());
    var first = scene.opened("first");
    var second = scene.opened("second");
    var gone = scene.opened("gone");
    scene.saved(first);
    scene.saved(gone.archive());
    assertThat(ports().copilot().list(scene.organization(), 9))
        .extracting(view -> view.session().id())
        .containsExactly(first.id(), second.id());
    assertThat(ports().copilot().list(scene.organization(), 1))
        .extracting(view -> view.session().id())
        .containsExactly(first.id());
  }

  @Test
  default void calls_are_found_by_id_with_what_was_decided_about_them() {
    var scene = CopilotScene.in(ports());
    var turn = scene.begun(null);
    var session = scene.locked(turn.session());
    var other = scene.begun(null);
    var call = scene.call(turn);
    scene.append(turn, new ToolCalled(call));
    scene.append(other, new ToolCalled(scene.call(other)));
    var by = new Turn.Id(scene.ids().next());
    for (var state :
        List.of(
            call,
            CopilotScene.in(call, new ToolCall.State.Approved(by)),
            CopilotScene.in(call, new ToolCall.State.Denied(by)),
            CopilotScene.done(CopilotScene.in(call, new ToolCall.State.Approved(by))),
            CopilotScene.done(call))) {
      var found =
          scene.<List<ToolCall>>within(
              store -> {
                store.copilotSessions().save(session, List.of(state));
                var ids = List.of(call.id(), new ToolCall.Id(scene.ids().next()));
                return store.copilotSessions().calls(session, ids);
              });
      assertThat(found).containsExactly(state);
      assertThat(List.copyOf(found.getFirst().arguments().keySet()))
          .containsExactly("text", "handoff_id", "");
    }
    assertThat(
            scene.<List<ToolCall>>within(
                store ->
                    store
                        .copilotSessions()
                        .calls(scene.locked(other.session()), List.of(call.id()))))
        .isEmpty();
  }

  @Test
  default void the_history_has_the_latest_remarks_with_their_calls_in_order() {
    var scene = CopilotScene.in(ports());
    var turn = scene.begun(Workflow.SUGGEST_REPLY);
    var first = scene.call(turn);
    var second = scene.call(turn);
    scene.append(turn, new ToolCalled(first), new ToolCalled(second));
    scene.answered(turn);
    var again = scene.begun(scene.locked(turn.session()), null);
    var history = ports().copilot().history(scene.organization(), turn.session(), 9);
    assertThat(history)
        .extracting(each -> each.remark().text())
        .containsExactly("Hey 🙂\r\n", "Hm.", "Hey 🙂\r\n");
    assertThat(history).extracting(each -> each.remark().seq()).containsExactly(0L, 1L, 2L);
    assertThat(history.get(0).workflow()).isEqualTo(Workflow.SUGGEST_REPLY);
    assertThat(history.get(0).calls()).isEmpty();
    assertThat(history.get(1).calls()).containsExactly(first, second);
    assertThat(history.get(2).workflow()).isNull();
    assertThat(history.get(2).remark().turn()).isEqualTo(again.id());
    assertThat(ports().copilot().history(scene.organization(), turn.session(), 2))
        .isEqualTo(history.subList(1, 3));
    var stranger = Scene.in(ports()).organization();
    assertThat(ports().copilot().history(stranger, turn.session(), 9)).isEmpty();
  }
}
