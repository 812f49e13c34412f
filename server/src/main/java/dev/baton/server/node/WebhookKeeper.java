package dev.baton.server.node;

import dev.baton.application.webhook.ForgetDeliveries;
import dev.baton.application.webhook.PlanDeliveries;
import dev.baton.application.webhook.ReplayWebhook;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Has what happens become deliveries to webhooks, and those be sent. */
final class WebhookKeeper implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofMillis(500);
  private static final Duration RARELY = Duration.ofMinutes(1);

  private final WebhookSender sender;
  private final List<Rounds> rounds;

  @Inject
  WebhookKeeper(
      WebhookSender sender, PlanDeliveries plan, ReplayWebhook replay, ForgetDeliveries forget) {
    this.sender = sender;
    this.rounds =
        List.of(
            Rounds.whileMore("plan-webhooks", OFTEN, () -> more(plan.plan())),
            Rounds.whileMore("replay-webhooks", SELDOM, () -> more(replay.step())),
            Rounds.whileMore("forget-deliveries", RARELY, () -> more(forget.forget())));
  }

  /** Whether there may be more to do, when so much was done. */
  private boolean more(int done) {
    if (done > 0) sender.wake();
    return done > 0;
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
