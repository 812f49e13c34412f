package dev.baton.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Store;
import dev.baton.application.access.Caller;
import dev.baton.application.copilot.CopilotQueries.Lapsed;
import dev.baton.application.copilot.CopilotTurns.Taken;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of talks with the copilot. */
public interface CopilotContract {

  Ports ports();

  private <R> R within(Function<Store, R> work) {
    return ports().transactions().within(work);
  }

  private Session opened(Scene scene, @Nullable String title) {
    var session = Session.open(new Session.Id(scene.ids().next()), scene.organization(), title);
    return within(
        store -> {
          store.copilotSessions().add(session);
          return session;
        });
  }

  /** A session with a turn under way. */
  private Turn begun(Scene scene, @Nullable Workflow workflow) {
    return begun(scene, opened(scene, null), workflow);
  }

  private Turn begun(Scene scene, Session session, @Nullable Workflow workflow) {
    var turn = new Turn(new Turn.Id(scene.ids().next()), session.id(), workflow);
    return within(
        store -> {
          var sessions = store.copilotSessions();
          var locked = sessions.lock(scene.organization(), session.id()).orElseThrow();
          var said = (Accepted<Long>) locked.say(turn.id(), store.now());
          var id = new Remark.Id(scene.ids().next());
          var role = Remark.Role.USER;
          store.copilotTurns().begin(scene.organization(), turn);
          sessions.save(said.next());
          sessions.add(
              said.next(),
              new Remark(id, said.result(), role, turn.id(), "Hey 🙂\r\n", store.now()));
          return turn;
        });
  }

  private Session locked(Scene scene, Session.Id id) {
    return within(store -> store.copilotSessions().lock(scene.organization(), id).orElseThrow());
  }

  private static ToolCall call(Scene scene, Turn turn) {
    var arguments = new LinkedHashMap<String, String>();
    arguments.put("text", "It's \"on\" its way,\\\n🙂");
    arguments.put("handoff_id", "{x}");
    arguments.put("", "");
    var id = new ToolCall.Id(scene.ids().next());
    return ToolCall.proposed(id, turn.id(), "relay_message", arguments);
  }

  private static ToolCall done(ToolCall call) {
    return call.done(new ToolResult(true, new JsonObject("{\"b\": 1,  \"a\":\"é\"}")));
  }

  private boolean append(Scene scene, Turn turn, TurnEvent... events) {
    return within(
        store -> store.copilotTurns().append(scene.organization(), turn, List.of(events)));
  }

  private boolean end(Scene scene, Turn turn, TurnEvent... events) {
    return within(store -> store.copilotTurns().end(scene.organization(), turn, List.of(events)));
  }

  private List<TurnEvent> log(Scene scene, Turn turn) {
    return ports().copilot().log(scene.organization(), turn.id(), 0, 100);
  }

  @Test
  default void a_session_is_kept_as_it_was_opened_and_seen_by_its_organization_only() {
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var session = opened(scene, "Späti 🙂");
    var view = ports().copilot().find(scene.organization(), session.id()).orElseThrow();
    assertThat(view.session()).isEqualTo(session);
    assertThat(view.updatedAt()).isAfterOrEqualTo(view.createdAt());
    assertThat(ports().copilot().find(stranger.organization(), session.id())).isEmpty();
    assertThat(ports().copilot().list(stranger.organization(), 9)).isEmpty();
    assertThat(
            this.<Boolean>within(
                store ->
                    store.copilotSessions().lock(stranger.organization(), session.id()).isEmpty()))
        .isTrue();
  }

  @Test
  default void every_state_of_a_session_is_read_as_it_was_written() {
    var scene = Scene.in(ports());
    var turn = begun(scene, null);
    var running = locked(scene, turn.session());
    var call = new ToolCall.Id(scene.ids().next());
    assertThat(running.works(turn.id())).isTrue();
    assertThat(running.nextSeq()).isEqualTo(1);
    for (var next :
        List.of(
            running.answered(Set.of(call), new Usage(7, 8, 9)),
            running.answered(Set.of(), Usage.NONE),
            running.archive(),
            running)) {
      assertThat(saved(scene, next)).isEqualTo(next);
    }
    end(scene, turn, new TurnClosed());
    var over = running.archive().failed(Usage.NONE);
    assertThat(saved(scene, over)).isEqualTo(over);
  }

  private Session saved(Scene scene, Session session) {
    return within(
        store -> {
          store.copilotSessions().save(session);
          return store.copilotSessions().lock(scene.organization(), session.id()).orElseThrow();
        });
  }

  @Test
  default void the_latest_changed_are_listed_first_and_archived_ones_are_not() {
    var scene = Scene.in(ports());
    var first = opened(scene, "first");
    var second = opened(scene, "second");
    var gone = opened(scene, "gone");
    saved(scene, first);
    saved(scene, gone.archive());
    assertThat(ports().copilot().list(scene.organization(), 9))
        .extracting(view -> view.session().id())
        .containsExactly(first.id(), second.id());
    assertThat(ports().copilot().list(scene.organization(), 1))
        .extracting(view -> view.session().id())
        .containsExactly(first.id());
  }

  @Test
  default void a_log_is_told_as_it_was_written_from_anywhere() {
    var scene = Scene.in(ports());
    var turn = begun(scene, null);
    var call = call(scene, turn);
    var done = done(call);
    append(scene, turn, new TextAdded(" Hm…\n"), new ToolCalled(call));
    append(scene, turn, new ToolReturned(done), new ApprovalRequired(List.of(done)));
    var remark = new Remark.Id(scene.ids().next());
    end(
        scene,
        turn,
        new TurnEnded(remark, 3, new Usage(1, 2, 3)),
        new TurnFailed("no", true),
        new TurnClosed());
    var log = log(scene, turn);
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
    var scene = Scene.in(ports());
    var stranger = Scene.in(ports());
    var turn = begun(scene, null);
    assertThat(append(stranger, turn, new TextAdded("x"))).isFalse();
    assertThat(end(stranger, turn, new TextAdded("x"))).isFalse();
    assertThat(append(scene, turn)).isTrue();
    assertThat(end(scene, turn, new TurnClosed())).isTrue();
    assertThat(append(scene, turn, new TextAdded("late"))).isFalse();
    assertThat(end(scene, turn, new TurnClosed())).isFalse();
    assertThat(log(scene, turn)).containsExactly(new TurnClosed());
  }

  @Test
  default void of_many_who_would_work_on_a_turn_one_takes_it_with_what_was_decided() {
    var scene = Scene.in(ports());
    var proposing = begun(scene, Workflow.FIND_SIMILAR);
    var session = locked(scene, proposing.session());
    var call = call(scene, proposing);
    append(scene, proposing, new ToolCalled(call), new ToolCalled(call(scene, proposing)));
    var decided = in(call, new ToolCall.State.Approved(proposing.id()));
    within(
        store -> {
          store.copilotSessions().save(session, List.of(decided));
          return true;
        });
    assertThat(take(Scene.in(ports()), proposing)).isEmpty();
    var taken = Race.of(8, _ -> take(scene, proposing)).stream().flatMap(Optional::stream).toList();
    assertThat(taken).containsExactly(new Taken(proposing, List.of(decided)));
    assertThat(append(scene, proposing, new TextAdded("x"))).isTrue();
    var over = begun(scene, null);
    end(scene, over, new TurnClosed());
    assertThat(take(scene, over)).isEmpty();
  }

  private Optional<Taken> take(Scene scene, Turn turn) {
    return within(store -> store.copilotTurns().take(scene.organization(), turn.id()));
  }

  @Test
  default void calls_are_found_by_id_with_what_was_decided_about_them() {
    var scene = Scene.in(ports());
    var turn = begun(scene, null);
    var session = locked(scene, turn.session());
    var other = begun(scene, null);
    var call = call(scene, turn);
    append(scene, turn, new ToolCalled(call));
    append(scene, other, new ToolCalled(call(scene, other)));
    var by = new Turn.Id(scene.ids().next());
    for (var state :
        List.of(
            call,
            in(call, new ToolCall.State.Approved(by)),
            in(call, new ToolCall.State.Denied(by)),
            done(in(call, new ToolCall.State.Approved(by))),
            done(call))) {
      var found =
          this.<List<ToolCall>>within(
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
            this.<List<ToolCall>>within(
                store ->
                    store
                        .copilotSessions()
                        .calls(locked(scene, other.session()), List.of(call.id()))))
        .isEmpty();
  }

  private static ToolCall in(ToolCall call, ToolCall.State state) {
    return new ToolCall(call.id(), call.turn(), call.name(), call.arguments(), state);
  }

  @Test
  default void the_history_has_the_latest_remarks_with_their_calls_in_order() {
    var scene = Scene.in(ports());
    var turn = begun(scene, Workflow.SUGGEST_REPLY);
    var first = call(scene, turn);
    var second = call(scene, turn);
    append(scene, turn, new ToolCalled(first), new ToolCalled(second));
    answered(scene, turn);
    var again = begun(scene, locked(scene, turn.session()), null);
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

  private void answered(Scene scene, Turn turn) {
    within(
        store -> {
          var sessions = store.copilotSessions();
          var locked = sessions.lock(scene.organization(), turn.session()).orElseThrow();
          var next = locked.answered(Set.of(), Usage.NONE);
          var id = new Remark.Id(scene.ids().next());
          var role = Remark.Role.ASSISTANT;
          sessions.save(next);
          sessions.add(next, new Remark(id, locked.nextSeq(), role, turn.id(), "Hm.", store.now()));
          return store.copilotTurns().end(scene.organization(), turn, List.of(new TurnClosed()));
        });
  }

  @Test
  default void a_turn_under_way_has_a_lease_that_signs_of_life_renew() {
    var scene = Scene.in(ports());
    var turn = begun(scene, null);
    var began = until(scene, turn);
    assertThat(Duration.between(this.within(Store::now), began))
        .isBetween(Turn.LEASE.minusSeconds(20), Turn.LEASE);
    append(scene, turn, new TextAdded("x"));
    var appended = until(scene, turn);
    assertThat(appended).isAfterOrEqualTo(began);
    within(
        store -> {
          store.copilotTurns().renew(List.of(turn.id(), new Turn.Id(scene.ids().next())));
          return true;
        });
    assertThat(until(scene, turn)).isAfterOrEqualTo(appended);
    assertThat(lapsed(scene)).isEmpty();
    end(scene, turn, new TurnClosed());
    within(
        store -> {
          store.copilotTurns().renew(List.of(turn.id()));
          return true;
        });
    assertThat(append(scene, turn, new TextAdded("x"))).isFalse();
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

  private Instant until(Scene scene, Turn turn) {
    return ((State.Running) locked(scene, turn.session()).state()).work().until();
  }

  private Stream<Lapsed> lapsed(Scene scene) {
    return ports().copilot().lapsed(1_000).stream()
        .filter(each -> each.organization().equals(scene.organization()));
  }
}
