package dev.baton.application.memory;

import static java.util.Objects.requireNonNull;

import dev.baton.application.copilot.CopilotQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.ToolCalled;
import dev.baton.domain.copilot.TurnEvent.ToolReturned;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public record MemoryCopilotQueries(MemoryTransactions memory) implements CopilotQueries {

  @Override
  public List<SessionView> list(Organization.Id organization, int limit) {
    return talks(organization)
        .filter(talk -> !(talk.session().state() instanceof Session.State.Archived))
        .sorted(
            Comparator.comparing(Talk::updatedAt)
                .thenComparing(talk -> talk.session().id().value(), MemoryPages.BY_BYTES)
                .reversed())
        .limit(limit)
        .map(this::view)
        .toList();
  }

  @Override
  public Optional<SessionView> find(Organization.Id organization, Session.Id session) {
    return talk(organization, session).map(this::view);
  }

  private SessionView view(Talk talk) {
    var session = MemoryCopilotSessions.leased(memory.committed(), talk.session());
    return new SessionView(session, talk.createdAt(), talk.updatedAt());
  }

  @Override
  public List<Entry> history(Organization.Id organization, Session.Id session, int limit) {
    return talk(organization, session).stream()
        .flatMap(
            talk ->
                talk.remarks().stream()
                    .skip(Math.max(0, talk.remarks().size() - limit))
                    .map(remark -> entry(talk, remark)))
        .toList();
  }

  private Entry entry(Talk talk, Remark remark) {
    var calls =
        talk.calls().values().stream()
            .filter(call -> remark.role() == Remark.Role.ASSISTANT)
            .filter(call -> call.turn().equals(remark.turn()))
            .toList();
    var turn = requireNonNull(memory.committed().copilotTurns().get(remark.turn()));
    return new Entry(remark, turn.turn().workflow(), calls);
  }

  @Override
  public List<TurnEvent> log(Organization.Id organization, Turn.Id turn, long from, int limit) {
    var tables = memory.committed();
    return Optional.ofNullable(tables.copilotTurns().get(turn)).stream()
        .filter(each -> each.organization().equals(organization))
        .flatMap(each -> each.log().stream().map(event -> now(tables, each.turn(), event)))
        .skip(from)
        .limit(limit)
        .toList();
  }

  /** Calls are told as they are now, the way the database does. */
  private static TurnEvent now(Tables tables, Turn turn, TurnEvent event) {
    var calls = requireNonNull(tables.talks().get(turn.session())).calls();
    return switch (event) {
      case ToolCalled(var call) -> new ToolCalled(now(calls, call));
      case ToolReturned(var call) -> new ToolReturned(now(calls, call));
      case ApprovalRequired(var asked) ->
          new ApprovalRequired(asked.stream().map(call -> now(calls, call)).toList());
      case TurnEvent.TextAdded _,
          TurnEvent.TurnEnded _,
          TurnEvent.TurnFailed _,
          TurnEvent.TurnClosed _ ->
          event;
    };
  }

  private static ToolCall now(Map<ToolCall.Id, ToolCall> calls, ToolCall call) {
    return requireNonNull(calls.get(call.id()));
  }

  @Override
  public List<Lapsed> lapsed(int limit) {
    var now = memory.now();
    return memory.committed().copilotTurns().values().stream()
        .filter(turn -> turn.leaseUntil() != null && !now.isBefore(turn.leaseUntil()))
        .map(turn -> new Lapsed(turn.organization(), turn.turn().session()))
        .limit(limit)
        .toList();
  }

  private Stream<Talk> talks(Organization.Id organization) {
    return memory.committed().talks().values().stream()
        .filter(talk -> talk.session().organization().equals(organization));
  }

  private Optional<Talk> talk(Organization.Id organization, Session.Id session) {
    return talks(organization).filter(talk -> talk.session().id().equals(session)).findFirst();
  }
}
