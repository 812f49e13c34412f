package dev.baton.server.node;

import dev.baton.application.delivery.WebDeliveries;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has written down what readers on the web took, soon after they did, and at the end the rest. */
final class WebKeeper implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final WebDeliveries deliveries;
  private final Rounds rounds;

  @Inject
  WebKeeper(WebDeliveries deliveries) {
    this.deliveries = deliveries;
    this.rounds = new Rounds("web-deliveries", PAUSE, deliveries::settle);
  }

  void start() {
    rounds.start();
  }

  /** Nobody reads any more: those who did have been cut off before. */
  @Override
  public void close() {
    rounds.close();
    deliveries.settle();
  }
}
