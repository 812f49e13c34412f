package dev.baton.application.bot;

import dev.baton.application.Transactions;
import dev.baton.domain.Decision.Accepted;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;

/** Has windows that are over become turns, and wakes the bots that wait for them here. */
public final class TakeTurns {
  private static final int AT_ONCE = 128;

  private final TurnQueries turns;
  private final Transactions transactions;
  private final TurnBell bell;

  @Inject
  public TakeTurns(TurnQueries turns, Transactions transactions, TurnBell bell) {
    this.turns = turns;
    this.transactions = transactions;
    this.bell = bell;
  }

  /**
   * Takes some of those that are over now, side by side so that they share commits, and tells how
   * many there were. Any node may call it.
   */
  public int take() {
    var closed = turns.closed(AT_ONCE);
    if (closed.isEmpty()) return 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : closed) threads.execute(() -> take(each));
    }
    return closed.size();
  }

  private void take(TurnQueries.Closed closed) {
    var decision =
        transactions.on(
            closed.organization(),
            closed.conversation(),
            exchange -> exchange.conversation().takeTurn(exchange.now()));
    if (decision instanceof Accepted<Boolean>(_, Boolean taken, _) && taken) {
      bell.ring(closed.organization());
    }
  }
}
