package dev.baton.application.copilot;

import dev.baton.application.Store;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Session;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent.TurnClosed;
import dev.baton.domain.copilot.TurnEvent.TurnFailed;
import dev.baton.domain.copilot.Usage;
import java.util.List;
import java.util.Optional;

/** Sessions as their next command finds them: without a turn that nobody works on any more. */
final class Sessions {
  private static final TurnFailed GONE =
      new TurnFailed("The server that worked on it went away.", true);

  private Sessions() {}

  /** Locks the session and fails its turn when that has lapsed. */
  static Optional<Session> settled(Store store, Organization.Id organization, Session.Id id) {
    return store.copilotSessions().lock(organization, id).map(session -> settled(store, session));
  }

  private static Session settled(Store store, Session session) {
    var turn = session.lapsed(store.now());
    return turn == null
        ? session
        : failed(store, session, new Turn(turn, session.id(), null), GONE, Usage.NONE);
  }

  /** Ends the turn under way of a locked session without an answer. */
  static Session failed(Store store, Session session, Turn turn, TurnFailed failure, Usage usage) {
    boolean ended =
        store.copilotTurns().end(session.organization(), turn, List.of(failure, new TurnClosed()));
    if (!ended) throw new IllegalStateException("not under way: " + turn.id());
    var failed = session.failed(usage);
    store.copilotSessions().save(failed);
    return failed;
  }
}
