package dev.baton.application.copilot;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.copilot.CopilotQueries.SessionView;
import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Session;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Opens a talk with the copilot. */
public final class StartSession {
  private final Transactions transactions;
  private final Ids ids;

  @Inject
  public StartSession(Transactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  public SessionView start(Organization.Id organization, @Nullable String title) {
    var session = Session.open(new Session.Id(ids.next()), organization, title);
    var now =
        transactions.within(
            store -> {
              store.copilotSessions().add(session);
              return store.now();
            });
    return new SessionView(session, now, now);
  }
}
