package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.copilot.Ruling;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.Ruling.Refused;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Session.Decided;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Lets a human decide what the copilot proposed. Once that is durable, {@link TakeTurns} works on
 * the turn that goes on with it.
 */
public final class DecideToolCalls {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public DecideToolCalls(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /**
   * The turn that goes on with it, or went on with the same decisions before. What was approved is
   * done in the name of whoever approved it.
   */
  public Ruling<Turn.Id> decide(
      Caller caller, Session.Id session, Map<ToolCall.Id, Boolean> decisions) {
    var turn = new Turn(new Turn.Id(ids.next()), session, null);
    return switch (transactions.within(store -> begin(store, caller, turn, decisions))) {
      case Refused<Decided>(var reason) -> Ruling.refuse(reason);
      case Accepted<Decided>(var next, Decided.Before(var before)) -> Ruling.accept(next, before);
      case Accepted<Decided>(var next, Decided.Continued _) -> Ruling.accept(next, turn.id());
    };
  }

  private static Ruling<Decided> begin(
      Store store, Caller caller, Turn turn, Map<ToolCall.Id, Boolean> decisions) {
    var found = Sessions.settled(store, caller.organization(), turn.session());
    if (found.isEmpty()) return Ruling.refuse(new Reason.NoSuchSession());
    var session = found.get();
    var named = store.copilotSessions().calls(session, decisions.keySet());
    var ruling = session.decide(decisions, named, turn.id(), store.now());
    if (ruling instanceof Accepted<Decided>(var next, Decided.Continued(var calls))) {
      store.copilotTurns().begin(caller.organization(), turn);
      store.copilotSessions().save(next);
      store.copilotSessions().save(next, calls);
    }
    return ruling;
  }
}
