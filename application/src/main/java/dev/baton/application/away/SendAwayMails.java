package dev.baton.application.away;

import dev.baton.application.Ids;
import dev.baton.application.Transactions;
import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.delivery.OutgoingChannel;
import dev.baton.domain.delivery.Receipt;
import dev.baton.domain.delivery.RetryRule;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Sends the e-mails that are due and still needed: leased in one transaction, looked at and sent
 * outside of any, settled in another.
 */
public final class SendAwayMails {
  /** Twice the longest that one takes. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** A worker that was held up for longer than this sends nothing on an old lease. */
  static final Duration FRESH = Duration.ofSeconds(20);

  private static final RetryRule RULE =
      new RetryRule(Duration.ofSeconds(30), Duration.ofHours(1), 8);

  private final Transactions transactions;
  private final Recheck recheck;
  private final OutgoingChannel<Letter, Receipt> channel;
  private final Ids ids;
  private final DoubleSupplier jitter;

  /**
   * @param jitter evenly from 0 to 1
   */
  public SendAwayMails(
      Transactions transactions,
      Recheck recheck,
      OutgoingChannel<Letter, Receipt> channel,
      Ids ids,
      DoubleSupplier jitter) {
    this.transactions = transactions;
    this.recheck = recheck;
    this.channel = channel;
    this.ids = ids;
    this.jitter = jitter;
  }

  /** One to send, and when it was leased by this process's steady clock. */
  public record Job(AwayMail mail, long leasedAtNanos) {}

  public List<Job> lease(int most) {
    var token = ids.next();
    long now = System.nanoTime();
    return transactions.within(store -> store.awayMails().lease(token, LEASE, most)).stream()
        .map(each -> new Job(each, now))
        .toList();
  }

  /** Sends one; empty when its lease is too old for that, and then somebody else sends it. */
  public Optional<Fate> send(Job job) {
    var found = recheck.look(job.mail);
    if (System.nanoTime() - job.leasedAtNanos > FRESH.toNanos()) return Optional.empty();
    return Optional.of(
        switch (found) {
          case Recheck.Found.Needless(var why) -> new Fate.CalledOff(why);
          case Recheck.Found.Needed(var letter) -> fate(channel.deliver(letter), job.mail.tries());
        });
  }

  /** False when the lease was lost meanwhile. May be tried again while {@link #held}. */
  public boolean settle(Job job, Fate fate) {
    return transactions.within(store -> store.awayMails().settle(job.mail, fate));
  }

  /** Whether nobody else has it yet, as far as is known without asking. */
  public boolean held(Job job) {
    return System.nanoTime() - job.leasedAtNanos < LEASE.toNanos();
  }

  /** A server that takes nothing from us costs tries too: what is told late is told in vain. */
  private Fate fate(Receipt receipt, int tries) {
    return switch (RULE.judge(receipt, tries, tries - 1, jitter.getAsDouble())) {
      case Verdict.Left _ -> new Fate.Sent();
      case Verdict.Dead(var why) -> new Fate.Failed(why);
      case Verdict.Paused(_, var why, _) when tries >= RULE.tries() -> new Fate.Failed(why);
      case Verdict.Paused(var after, var why, _) -> new Fate.Later(after, why);
      case Verdict.Later(var after, _) -> new Fate.Later(after, Reasons.of(receipt));
    };
  }
}
