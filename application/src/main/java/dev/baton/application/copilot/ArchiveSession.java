package dev.baton.application.copilot;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Session;
import jakarta.inject.Inject;

/** Closes a talk with the copilot for good; it can still be read. */
public final class ArchiveSession {
  private final Transactions transactions;

  @Inject
  public ArchiveSession(Transactions transactions) {
    this.transactions = transactions;
  }

  /** False when the organization has no such session. */
  public boolean archive(Organization.Id organization, Session.Id id) {
    return transactions.within(
        store -> {
          var sessions = store.copilotSessions();
          var session = sessions.lock(organization, id);
          session.map(Session::archive).ifPresent(sessions::save);
          return session.isPresent();
        });
  }
}
