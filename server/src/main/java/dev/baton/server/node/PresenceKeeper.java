package dev.baton.server.node;

import dev.baton.application.live.Watchers;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has written down which visitors watch here, soon after they come and go. */
final class PresenceKeeper implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Watchers watchers;
  private final Rounds rounds;

  @Inject
  PresenceKeeper(Watchers watchers) {
    this.watchers = watchers;
    this.rounds = new Rounds("presence", PAUSE, watchers::settle);
  }

  void start() {
    rounds.start();
  }

  /** Nobody is connected any more: what this node has said is taken back. */
  @Override
  public void close() {
    rounds.close();
    watchers.close();
  }
}
