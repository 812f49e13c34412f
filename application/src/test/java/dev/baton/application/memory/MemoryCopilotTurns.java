package dev.baton.application.memory;

import static java.util.Objects.requireNonNull;

import dev.baton.application.copilot.CopilotTurns;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record MemoryCopilotTurns(Tables tables, InstantSource clock) implements CopilotTurns {

  @Override
  public void begin(Organization.Id organization, Turn turn) {
    tables
        .copilotTurns()
        .put(turn.id(), new MemoryTurn(organization, turn, List.of(), lease(), false));
  }

  @Override
  public Optional<Taken> take(Organization.Id organization, Turn.Id id) {
    var turn = tables.copilotTurns().get(id);
    if (turn == null || turn.taken() || turn.leaseUntil() == null) return Optional.empty();
    if (!turn.organization().equals(organization)) return Optional.empty();
    tables.copilotTurns().put(id, turn.asTaken());
    return Optional.of(new Taken(turn.turn(), decided(turn.turn())));
  }

  private List<ToolCall> decided(Turn turn) {
    return requireNonNull(tables.talks().get(turn.session())).calls().values().stream()
        .filter(call -> turn.id().equals(call.decidedBy()))
        .toList();
  }

  @Override
  public boolean append(Organization.Id organization, Turn turn, List<TurnEvent> events) {
    return write(organization, turn, events, lease());
  }

  @Override
  public boolean end(Organization.Id organization, Turn turn, List<TurnEvent> events) {
    return write(organization, turn, events, null);
  }

  private boolean write(
      Organization.Id organization, Turn turn, List<TurnEvent> events, @Nullable Instant lease) {
    var there = tables.copilotTurns().get(turn.id());
    if (there == null || there.leaseUntil() == null) return false;
    if (!there.organization().equals(organization)) return false;
    for (var event : events) {
      if (event instanceof ToolCalled(var call)) keep(turn, call);
      if (event instanceof ToolReturned(var call)) keep(turn, call);
    }
    tables.copilotTurns().put(turn.id(), there.with(events, lease));
    return true;
  }

  private void keep(Turn turn, ToolCall call) {
    var talk = requireNonNull(tables.talks().get(turn.session()));
    tables.talks().put(turn.session(), talk.with(call));
  }

  @Override
  public void renew(Collection<Turn.Id> turns) {
    for (var id : turns) {
      var turn = tables.copilotTurns().get(id);
      if (turn == null || turn.leaseUntil() == null) continue;
      tables.copilotTurns().put(id, turn.with(List.of(), lease()));
    }
  }

  private Instant lease() {
    return clock.instant().plus(Turn.LEASE);
  }
}
