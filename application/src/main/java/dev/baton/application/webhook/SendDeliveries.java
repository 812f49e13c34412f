package dev.baton.application.webhook;

import dev.baton.application.Ids;
import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.webhook.Fate;
import dev.baton.domain.webhook.Redelivery;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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

  /**
   * What one transaction did.
   *
   * @param settled those of the answered whose lease was not lost
   */
  public record Round(List<Settlement> settled, List<Job> leased) {}

  /**
   * Settles what was answered and leases what is due then, by one transaction. May be tried again
   * when it fails: what was settled is not settled twice, and what was leased lapses.
   */
  public Round round(List<Settlement> answered, int most) {
    var token = ids.next();
    long now = System.nanoTime();
    return transactions.within(
        store -> {
          var settled = settle(answered, store);
          var leased = store.webhookDeliveries().lease(token, LEASE, most, OF_ONE);
          return new Round(settled, leased.stream().map(each -> new Job(each, now)).toList());
        });
  }

  private static List<Settlement> settle(List<Settlement> answered, Store store) {
    if (answered.isEmpty()) return answered;
    var settled = store.webhookDeliveries().settle(answered);
    for (var each : settled) {
      var leased = each.leased();
      Redelivery.ending(each.fate(), leased.failingSince(), leased.at())
          .ifPresent(why -> GivenUp.disable(leased.webhook(), why, store));
    }
    return settled;
  }

  /** Sends one; empty when it was held up for so long that somebody else may send it. */
  public Optional<Settlement> send(Job job) {
    var since = Duration.ofNanos(System.nanoTime() - job.leasedAtNanos);
    if (since.compareTo(FRESH) > 0) return Optional.empty();
    var leased = job.leased;
    if (leased.matter() instanceof Matter.Gone) {
      return Optional.of(new Settlement(leased, new Fate.Dropped(), CallRecord.NONE));
    }
    var called = calls.deliver(parcel(leased, leased.at().plus(since)));
    int tries = leased.delivery().progress().tries();
    var fate = Redelivery.judge(called.receipt(), tries, jitter());
    return Optional.of(new Settlement(leased, fate, called.call()));
  }

  private static double jitter() {
    return RandomGenerator.getDefault().nextDouble();
  }

  private WebhookParcel parcel(LeasedDelivery leased, Instant now) {
    var webhook = leased.webhook();
    return new WebhookParcel(
        leased.delivery(),
        webhook.subscription().url(),
        secrets.live(webhook, now),
        leased.matter(),
        now);
  }
}
