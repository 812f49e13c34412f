package dev.baton.server.node;

import dev.baton.application.bot.GiveUpTurns;
import dev.baton.application.bot.TakeTurns;
import dev.baton.application.bot.WatchTurns;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Has windows become turns, wakes whoever waits for them, and ends the wait for silent bots. */
final class TurnKeeper implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofMillis(500);

  private final List<Rounds> rounds;

  @Inject
  TurnKeeper(TakeTurns take, WatchTurns watch, GiveUpTurns giveUp) {
    this.rounds =
        List.of(
            new Rounds("take-turns", OFTEN, take::take),
            new Rounds("watch-turns", OFTEN, watch::look),
            new Rounds("give-up-turns", SELDOM, giveUp::giveUp));
  }

  void start() {
    rounds.forEach(Rounds::start);
  }

  @Override
  public void close() {
    rounds.forEach(Rounds::close);
  }
}
