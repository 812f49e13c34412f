package dev.baton.application.copilot;

import dev.baton.application.Transactions;
import dev.baton.application.copilot.CopilotTurns.Taken;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Remark;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import dev.baton.domain.copilot.TurnEvent.ApprovalRequired;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnEnded;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the logs of turns, a short transaction at a time, and tells those who follow. */
final class CopilotLog {
  private final Transactions transactions;
  private final TurnFeed feed;

  @Inject
  CopilotLog(Transactions transactions, TurnFeed feed) {
    this.transactions = transactions;
    this.feed = feed;
  }

  /** Somebody else has ended the turn: nothing more may be done for it. */
  static final class TurnOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    TurnOver(Turn turn) {
      super("over: " + turn.id().value(), null, false, false);
    }
  }

  /** How a turn ended well: what was said in it, and what a human has to decide. */
  record Ending(Remark.Id id, String text, List<ToolCall> asked, Usage usage) {}

  Optional<Taken> take(Organization.Id organization, Turn.Id turn) {
    return transactions.within(store -> store.copilotTurns().take(organization, turn));
  }

  void append(Organization.Id organization, Turn turn, List<TurnEvent> events) {
    boolean alive =
        transactions.within(store -> store.copilotTurns().append(organization, turn, events));
    if (!alive) throw new TurnOver(turn);
    feed.ring(turn.id());
  }

  void end(Organization.Id organization, Turn turn, Ending ending) {
    transactions.within(
        store -> {
          var session = locked(store.copilotSessions(), organization, turn);
          var asked = ending.asked.stream().map(ToolCall::id).collect(Collectors.toSet());
          var open = store.copilotSessions().calls(session, session.open(asked));
          var next = session.answered(asked, ending.usage);
          var events = events(session.nextSeq(), ending, next, open);
          if (!store.copilotTurns().end(organization, turn, events)) throw new TurnOver(turn);
          store.copilotSessions().save(next);
          var said = Remark.Role.ASSISTANT;
          var remark =
              new Remark(ending.id, session.nextSeq(), said, turn.id(), ending.text, store.now());
          store.copilotSessions().add(next, remark);
          return next;
        });
    feed.ring(turn.id());
  }

  private static List<TurnEvent> events(
      long seq, Ending ending, Session next, List<ToolCall> open) {
    var events = new ArrayList<TurnEvent>();
    if (next.state() instanceof Session.State.Awaiting) events.add(new ApprovalRequired(open));
    events.add(new TurnEnded(ending.id, seq, ending.usage));
    events.add(new TurnClosed());
    return events;
  }

  /** Nothing happens where the turn is over already. */
  void fail(Organization.Id organization, Turn turn, TurnFailed failure, Usage usage) {
    transactions.within(
        store -> {
          var session = store.copilotSessions().lock(organization, turn.session());
          return session
              .filter(each -> each.works(turn.id()))
              .map(each -> Sessions.failed(store, each, turn, failure, usage))
              .isPresent();
        });
    feed.ring(turn.id());
  }

  void renew(Collection<Turn.Id> turns) {
    transactions.within(
        store -> {
          store.copilotTurns().renew(turns);
          return Set.copyOf(turns);
        });
  }

  private static Session locked(CopilotSessions sessions, Organization.Id organization, Turn turn) {
    return sessions
        .lock(organization, turn.session())
        .filter(session -> session.works(turn.id()))
        .orElseThrow(() -> new TurnOver(turn));
  }
}
