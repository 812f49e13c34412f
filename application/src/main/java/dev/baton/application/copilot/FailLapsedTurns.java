package dev.baton.application.copilot;

import dev.baton.application.Transactions;
import jakarta.inject.Inject;

/** Ends the turns of nodes that went away, so that their sessions can be used again. */
public final class FailLapsedTurns {
  private static final int AT_ONCE = 100;

  private final CopilotQueries queries;
  private final Transactions transactions;

  @Inject
  public FailLapsedTurns(CopilotQueries queries, Transactions transactions) {
    this.queries = queries;
    this.transactions = transactions;
  }

  /** Handles some of those that have lapsed, and tells how many; any node may call it. */
  public int fail() {
    var lapsed = queries.lapsed(AT_ONCE);
    for (var each : lapsed) {
      transactions.within(
          store -> Sessions.settled(store, each.organization(), each.session()).isPresent());
    }
    return lapsed.size();
  }
}
