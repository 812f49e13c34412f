package dev.baton.application.webhook;

import dev.baton.application.Transactions;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Lets go of what webhooks were told long ago, and of all that those that are removed were told.
 */
public final class ForgetDeliveries {
  /** How long the log of deliveries reaches back; our own bound. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final int STEP = 2_000;

  private final Transactions transactions;

  @Inject
  public ForgetDeliveries(Transactions transactions) {
    this.transactions = transactions;
  }

  /** How many are forgotten; one step, after which there may be more. */
  public int forget() {
    return transactions.within(store -> store.webhookDeliveries().forget(KEPT, STEP));
  }
}
