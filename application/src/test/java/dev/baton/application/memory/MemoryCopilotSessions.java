package dev.baton.application.memory;

import static java.util.Objects.requireNonNull;

import dev.baton.application.copilot.CopilotSessions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.State;
import dev.baton.domain.copilot.Session.Work;
import dev.baton.domain.copilot.ToolCall;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record MemoryCopilotSessions(Tables tables, InstantSource clock) implements CopilotSessions {

  @Override
  public void add(Session session) {
    var now = clock.instant();
    tables.talks().put(session.id(), new Talk(session, List.of(), Map.of(), now, now));
  }

  @Override
  public Optional<Session> lock(Organization.Id organization, Session.Id id) {
    return Optional.ofNullable(tables.talks().get(id))
        .map(Talk::session)
        .filter(session -> session.organization().equals(organization))
        .map(session -> leased(tables, session));
  }

  /** The session with the lease that its turn has now. */
  static Session leased(Tables tables, Session session) {
    return switch (session.state()) {
      case State.Running(var work, var left) ->
          in(session, new State.Running(requireNonNull(leased(tables, work)), left));
      case State.Archived(var work) when work != null ->
          in(session, new State.Archived(leased(tables, work)));
      case State.Idle(), State.Awaiting _, State.Archived _ -> session;
    };
  }

  private static @Nullable Work leased(Tables tables, Work work) {
    var turn = tables.copilotTurns().get(work.turn());
    if (turn == null || turn.leaseUntil() == null) return null;
    return new Work(work.turn(), turn.leaseUntil());
  }

  private static Session in(Session session, State state) {
    return new Session(
        session.id(),
        session.organization(),
        session.title(),
        state,
        session.nextSeq(),
        session.usage());
  }

  @Override
  public void save(Session session) {
    tables.talks().put(session.id(), talk(session).with(session, clock.instant()));
  }

  @Override
  public void add(Session session, Remark remark) {
    tables.talks().put(session.id(), talk(session).with(remark));
  }

  @Override
  public List<ToolCall> calls(Session session, Collection<ToolCall.Id> ids) {
    return talk(session).calls().values().stream().filter(call -> ids.contains(call.id())).toList();
  }

  @Override
  public void save(Session session, List<ToolCall> calls) {
    for (var call : calls) tables.talks().put(session.id(), talk(session).with(call));
  }

  private Talk talk(Session session) {
    return requireNonNull(tables.talks().get(session.id()));
  }
}
