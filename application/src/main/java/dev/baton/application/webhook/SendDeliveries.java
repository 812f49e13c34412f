package dev.baton.application.webhook;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Redelivery;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tells webhooks what is due: leased in one transaction, called outside of any, settled in another.
 */
public final class SendDeliveries {
  /** A worker that was held up for longer than this makes no call on an old lease. */
  private static final Duration FRESH = Duration.ofSeconds(20);

  /** Outlives the latest call, so that nobody else makes it meanwhile. */
  static final Duration LEASE = FRESH.plus(WebhookCalls.DEADLINE).plusSeconds(10);

  /** Calls to one webhook at once, by all nodes together. */
  public static final int OF_ONE = 8;

  private final Transactions transactions;
  private final WebhookCalls calls;
  private final SigningSecrets secrets;
  private final Ids ids;

  @Inject
  public SendDeliveries(
      Transactions transactions, WebhookCalls calls, SigningSecrets secrets, Ids ids) {
    this.transactions = transactions;
    this.calls = calls;
    this.secrets = secrets;
    this.ids = ids;
  }

  /** A delivery to send, and when it was leased by this process's steady clock. */
  public record Job(LeasedDelivery leased, long leasedAtNanos) {}

  public List<Job> lease(int most) {
    var token = ids.next();
    long now = System.nanoTime();
    return transactions
        .within(store -> store.webhookDeliveries().lease(token, LEASE, most, OF_ONE))
        .stream()
        .map(each -> new Job(each, now))
        .toList();
  }

  /** Sends one; empty when the lease was lost meanwhile, and then somebody else sends it. */
  public Optional<Fate> send(Job job) {
    if (System.nanoTime() - job.leasedAtNanos > FRESH.toNanos()) return Optional.empty();
    var leased = job.leased;
    if (leased.matter() instanceof Matter.Gone) {
      return settled(leased, new Fate.Dropped(), CallRecord.NONE);
    }
    var called = calls.deliver(parcel(leased));
    int tries = leased.delivery().progress().tries();
    var jitter = RandomGenerator.getDefault().nextDouble();
    return settled(leased, Redelivery.judge(called.receipt(), tries, jitter), called.call());
  }

  private WebhookParcel parcel(LeasedDelivery leased) {
    var webhook = leased.webhook();
    return new WebhookParcel(
        leased.delivery(),
        webhook.subscription().url(),
        secrets.live(webhook, leased.at()),
        leased.matter());
  }

  private Optional<Fate> settled(LeasedDelivery leased, Fate fate, CallRecord call) {
    return transactions.within(store -> settled(leased, fate, call, store));
  }

  private static Optional<Fate> settled(
      LeasedDelivery leased, Fate fate, CallRecord call, Store store) {
    if (!store.webhookDeliveries().settle(leased, fate, call)) return Optional.empty();
    Redelivery.ending(fate, leased.failingSince(), leased.at())
        .ifPresent(why -> GivenUp.disable(leased.webhook(), why, store));
    return Optional.of(fate);
  }
}
