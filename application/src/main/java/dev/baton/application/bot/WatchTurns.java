package dev.baton.application.bot;

import jakarta.inject.Inject;

/** Wakes the bots that wait on this node for turns that were taken on another. */
public final class WatchTurns {
  private final TurnQueries turns;
  private final TurnBell bell;

  @Inject
  public WatchTurns(TurnQueries turns, TurnBell bell) {
    this.turns = turns;
    this.bell = bell;
  }

  /** Looks once, however many wait. */
  public void look() {
    var awaited = bell.awaited();
    if (!awaited.isEmpty()) turns.waiting(awaited).forEach(bell::ring);
  }
}
