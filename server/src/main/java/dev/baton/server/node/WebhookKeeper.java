package dev.baton.server.node;

import dev.baton.application.webhook.ForgetDeliveries;
import dev.baton.application.webhook.PlanDeliveries;
import dev.baton.application.webhook.ReplayWebhook;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** Has what happens become deliveries to webhooks, and those be sent. */
final class WebhookKeeper implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofMillis(500);
  private static final Duration RARELY = Duration.ofMinutes(1);

  /** After so many steps others are let by, and a node that stops is not kept waiting. */
  private static final int STEPS = 20;

  private final WebhookSender sender;
  private final List<Rounds> rounds;

  @Inject
  WebhookKeeper(
      WebhookSender sender, PlanDeliveries plan, ReplayWebhook replay, ForgetDeliveries forget) {
    this.sender = sender;
    this.rounds =
        List.of(
            new Rounds("plan-webhooks", OFTEN, () -> work(plan::plan)),
            new Rounds("replay-webhooks", SELDOM, () -> work(replay::step)),
            new Rounds("forget-deliveries", RARELY, () -> work(forget::forget)));
  }

  private void work(IntSupplier step) {
    for (int i = 0; i < STEPS; i++) {
      if (step.getAsInt() == 0) return;
      sender.wake();
    }
  }

  void start() {
    sender.start();
    rounds.forEach(Rounds::start);
  }

  @Override
  public void close() {
    rounds.forEach(Rounds::close);
    sender.close();
  }
}
