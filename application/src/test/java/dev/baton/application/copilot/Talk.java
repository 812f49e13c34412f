package dev.baton.application.copilot;

import dev.baton.application.access.Caller;
import dev.baton.application.contract.Scene;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.application.memory.MemoryPorts;
import dev.baton.application.memory.MemoryTransactions;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import dev.baton.domain.copilot.Ruling;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TextAdded;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import dev.baton.domain.handoff.Handoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A talk with a model that says what it was told to. */
final class Talk {
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource clock = () -> now;
  final MemoryTransactions memory = new MemoryTransactions(clock);
  final Scene scene = Scene.in(MemoryPorts.on(memory));
  final PlayedModel model = new PlayedModel();
  final CopilotKit copilot = CopilotKit.of(memory, scene.ids(), model);
  final Caller ada = caller(EnumSet.allOf(Scope.class));
  final Session.Id session = copilot.start().start(scene.organization(), null).session().id();

  Caller caller(Set<Scope> scopes) {
    var key = new ApiKey.Id(scene.ids().next());
    return new Caller(scene.organization(), key, "Ada's", scopes, scene.ada());
  }

  List<TurnEvent> say(String text) {
    return say(ada, text);
  }

  List<TurnEvent> say(Caller caller, String text) {
    return whole(caller, copilot.ask().ask(caller, session, text, null));
  }

  List<TurnEvent> decide(Map<ToolCall.Id, Boolean> decisions) {
    return whole(ada, copilot.decide().decide(ada, session, decisions));
  }

  List<TurnEvent> whole(Caller caller, Ruling<Turn.Id> ruling) {
    if (!(ruling instanceof Accepted<Turn.Id>(_, var turn))) throw new AssertionError(ruling);
    copilot.turns().take(caller, turn);
    return followed(turn);
  }

  List<TurnEvent> followed(Turn.Id turn) {
    try (var following = copilot.follow().follow(scene.organization(), turn)) {
      var log = new ArrayList<TurnEvent>();
      while (!following.over()) log.addAll(following.next(Duration.ofSeconds(30)));
      return log;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static String kinds(List<TurnEvent> log) {
    return log.stream()
        .map(each -> each.getClass().getSimpleName())
        .collect(Collectors.joining(" "));
  }

  static List<ToolCall> asked(List<TurnEvent> log) {
    return log.stream()
        .filter(ApprovalRequired.class::isInstance)
        .flatMap(each -> ((ApprovalRequired) each).calls().stream())
        .toList();
  }

  static String returned(List<TurnEvent> log) {
    return log.stream()
        .filter(ToolReturned.class::isInstance)
        .map(each -> Toolbox.result(((ToolReturned) each).call()).content().text())
        .collect(Collectors.joining(" "));
  }

  static String text(List<TurnEvent> log) {
    return log.stream()
        .filter(TextAdded.class::isInstance)
        .map(each -> ((TextAdded) each).text())
        .collect(Collectors.joining());
  }

  Session read() {
    return copilot.queries().find(scene.organization(), session).orElseThrow().session();
  }

  HandoffStatus status(Handoff.Id handoff) {
    return HandoffStatus.of(scene.read(handoff).handoff());
  }

  static Map<String, String> on(Handoff.Id handoff) {
    return Map.of("handoff_id", handoff.value().toString());
  }

  Turn.Id begun(String text) {
    var ruling = copilot.ask().ask(ada, session, text, null);
    if (!(ruling instanceof Accepted<Turn.Id>(_, var turn))) throw new AssertionError(ruling);
    copilot.turns().take(ada, turn);
    return turn;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
