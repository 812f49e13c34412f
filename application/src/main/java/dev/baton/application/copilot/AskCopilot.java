package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.access.Caller;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Ruling;
import dev.baton.domain.copilot.Ruling.Accepted;
import dev.baton.domain.copilot.Ruling.Reason;
import dev.baton.domain.copilot.Ruling.Refused;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.Workflow;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Says something to the copilot. Once the words are durable, {@link TakeTurns} works on the turn
 * that begins with them.
 */
public final class AskCopilot {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public AskCopilot(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /** The turn that begins with it. */
  public Ruling<Turn.Id> ask(
      Caller caller, Session.Id session, String text, @Nullable Workflow workflow) {
    var turn = new Turn(new Turn.Id(ids.next()), session, workflow);
    var id = new Remark.Id(ids.next());
    return switch (transactions.within(store -> begin(store, caller, turn, id, text))) {
      case Refused<Long>(var reason) -> Ruling.refuse(reason);
      case Accepted<Long>(var next, _) -> Ruling.accept(next, turn.id());
    };
  }

  private static Ruling<Long> begin(
      Store store, Caller caller, Turn turn, Remark.Id id, String text) {
    var session = Sessions.settled(store, caller.organization(), turn.session());
    if (session.isEmpty()) return Ruling.refuse(new Reason.NoSuchSession());
    var now = store.now();
    var ruling = session.get().say(turn.id(), now);
    if (ruling instanceof Accepted<Long>(var next, var seq)) {
      var remark = new Remark(id, seq, Remark.Role.USER, turn.id(), text, now);
      store.copilotTurns().begin(caller.organization(), turn);
      store.copilotSessions().save(next);
      store.copilotSessions().add(next, remark);
    }
    return ruling;
  }
}
