package dev.baton.application.delivery;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.delivery.DeliveryChannel.Search;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.RetryRule;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Carries what is due over one channel: leased in one transaction, called outside of any, settled
 * in another.
 */
public final class DeliverDue {
  /** Twice the longest that a job takes: a look and a call. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** A worker that was held up for longer than this makes no call on an old lease. */
  static final Duration FRESH = Duration.ofSeconds(20);

  private static final RetryRule RULE = RetryRule.USUAL;
  private static final Failure OPTED_OUT =
      new Failure("21610", "The visitor does not want messages from this number.");
  private static final Failure NOT_OURS =
      new Failure("21606", "The number that this would come from is not the organization's.");
  private static final Failure UNKNOWN =
      new Failure(
          "unknown", "The provider did not answer, and has no record of it: it may be replayed.");

  private final Transactions transactions;
  private final DeliveryChannel channel;
  private final Ids ids;
  private final DoubleSupplier jitter;

  /**
   * @param jitter evenly from 0 to 1
   */
  public DeliverDue(
      Transactions transactions, DeliveryChannel channel, Ids ids, DoubleSupplier jitter) {
    this.transactions = transactions;
    this.channel = channel;
    this.ids = ids;
    this.jitter = jitter;
  }

  /** A message to carry, and when it was leased by this process's steady clock. */
  public record Job(Leased leased, long leasedAtNanos) {}

  public List<Job> lease(int most) {
    var token = ids.next();
    long now = System.nanoTime();
    var leased =
        transactions.within(
            store -> store.deliveries().lease(channel.channel(), token, LEASE, most));
    return leased.stream().map(each -> new Job(each, now)).toList();
  }

  /** Carries one; empty when its lease is too old for that, and then somebody else carries it. */
  public Optional<Verdict> carry(Job job) {
    if (System.nanoTime() - job.leasedAtNanos > FRESH.toNanos()) return Optional.empty();
    return Optional.of(carry(job.leased));
  }

  /** False when the lease was lost meanwhile. May be tried again while {@link #held}. */
  public boolean settle(Job job, Verdict verdict) {
    return transactions.within(store -> store.deliveries().settle(job.leased, verdict));
  }

  /** Whether nobody else has it yet, as far as is known without asking. */
  public boolean held(Job job) {
    return System.nanoTime() - job.leasedAtNanos < LEASE.toNanos();
  }

  private Verdict carry(Leased leased) {
    return switch (leased.permission()) {
      case OPTED_OUT -> new Verdict.Dead(OPTED_OUT);
      case NOT_OURS -> new Verdict.Dead(NOT_OURS);
      case GRANTED ->
          switch (leased.doubt()) {
            case NONE -> send(leased);
            case LAPSED, UNANSWERED -> look(leased);
          };
    };
  }

  private Verdict send(Leased leased) {
    var receipt = channel.deliver(leased.parcel());
    return RULE.judge(receipt, leased.tries(), leased.strikes(), jitter.getAsDouble());
  }

  private Verdict look(Leased leased) {
    return switch (channel.find(leased.parcel())) {
      case Search.Found(var candidates) -> {
        var found = fresh(candidates);
        if (found.isPresent()) yield new Verdict.Left(found.get());
        yield missing(leased);
      }
      case Search.Unclear(var receipt) ->
          stillDoubtful(
              leased.doubt(),
              RULE.judge(receipt, leased.tries(), leased.strikes(), jitter.getAsDouble()));
    };
  }

  private Verdict missing(Leased leased) {
    return switch (leased.doubt()) {
      // Nobody had an answer yet, so the call was hardly made, or it would be there by now.
      case NONE, LAPSED -> send(leased);
      case UNANSWERED -> RULE.missing(leased.tries(), UNKNOWN, jitter.getAsDouble());
    };
  }

  /** A question that got no answer settles nothing about the message. */
  private static Verdict stillDoubtful(Doubt doubt, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Left _ -> throw new IllegalStateException("a question was taken for a message");
      case Verdict.Later(var after, _) -> new Verdict.Later(after, doubt);
      case Verdict.Dead _ -> new Verdict.Later(RetryRule.CLOSED, doubt);
      case Verdict.Paused(var after, var why, _) -> new Verdict.Paused(after, why, doubt);
    };
  }

  /** Two messages may say the same: what belongs to another delivery is not this one. */
  private Optional<Delivery.News> fresh(List<Delivery.News> candidates) {
    if (candidates.isEmpty()) return Optional.empty();
    var ids = candidates.stream().map(DeliverDue::id).toList();
    var known = transactions.within(store -> store.deliveries().known(ids));
    return candidates.stream().filter(each -> !known.contains(id(each))).findFirst();
  }

  private static String id(Delivery.News news) {
    var id = news.carriage().id();
    if (id == null) throw new IllegalStateException("the provider gave it no id");
    return id;
  }
}
