package dev.baton.application.contract;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.copilot.CopilotQueries.Lapsed;
import dev.baton.application.copilot.CopilotTurns.Taken;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.Usage;
import dev.baton.domain.copilot.Workflow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An organization with its copilot, and the words to have something happen there. */
record CopilotScene(Scene scene) {

  static CopilotScene in(Ports ports) {
    return new CopilotScene(Scene.in(ports));
  }

  Organization.Id organization() {
    return scene.organization();
  }

  Ids ids() {
    return scene.ids();
  }

  <R> R within(Function<Store, R> work) {
    return scene.ports().transactions().within(work);
  }

  Session opened(@Nullable String title) {
    var session = Session.open(new Session.Id(scene.ids().next()), scene.organization(), title);
    return within(
        store -> {
          store.copilotSessions().add(session);
          return session;
        });
  }

  /** A session with a turn under way. */
  Turn begun(@Nullable Workflow workflow) {
    return begun(opened(null), workflow);
  }

  Turn begun(Session session, @Nullable Workflow workflow) {
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

  Session locked(Session.Id id) {
    return within(store -> store.copilotSessions().lock(scene.organization(), id).orElseThrow());
  }

  ToolCall call(Turn turn) {
    var arguments = new LinkedHashMap<String, String>();
    arguments.put("text", "It's \"on\" its way,\\\n🙂");
    arguments.put("handoff_id", "{x}");
    arguments.put("", "");
    var id = new ToolCall.Id(scene.ids().next());
    return ToolCall.proposed(id, turn.id(), "relay_message", arguments);
  }

  static ToolCall done(ToolCall call) {
    return call.done(new ToolResult(true, new JsonObject("{\"b\": 1,  \"a\":\"é\"}")));
  }

  boolean append(Turn turn, TurnEvent... events) {
    return within(
        store -> store.copilotTurns().append(scene.organization(), turn, List.of(events)));
  }

  boolean end(Turn turn, TurnEvent... events) {
    return within(store -> store.copilotTurns().end(scene.organization(), turn, List.of(events)));
  }

  List<TurnEvent> log(Turn turn) {
    return scene.ports().copilot().log(scene.organization(), turn.id(), 0, 100);
  }

  Session saved(Session session) {
    return within(
        store -> {
          store.copilotSessions().save(session);
          return store.copilotSessions().lock(scene.organization(), session.id()).orElseThrow();
        });
  }

  Optional<Taken> take(Turn turn) {
    return within(store -> store.copilotTurns().take(scene.organization(), turn.id()));
  }

  static ToolCall in(ToolCall call, ToolCall.State state) {
    return new ToolCall(call.id(), call.turn(), call.name(), call.arguments(), state);
  }

  void answered(Turn turn) {
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

  Instant until(Turn turn) {
    return ((State.Running) locked(turn.session()).state()).work().until();
  }

  Stream<Lapsed> lapsed() {
    return scene.ports().copilot().lapsed(1_000).stream()
        .filter(each -> each.organization().equals(scene.organization()));
  }
}
