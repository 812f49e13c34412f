package dev.baton.domain.delivery;

import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often and after how long something is tried again: the wait doubles from the first to the
 * longest, and is spread by a quarter either way.
 *
 * @param tries the most attempts on one message, at least 1
 */
public record RetryRule(Duration first, Duration longest, int tries) {

  /** The wait that a provider may ask for, at most. */
  public static final Duration MOST_ASKED = Duration.ofHours(1);

  /** How long a provider that refuses us is left alone, at first. */
  public static final Duration CLOSED = Duration.ofSeconds(30);

  /** How often a message is looked for before it is given up. */
  public static final int SEARCHES = 3;

  public static final RetryRule USUAL =
      new RetryRule(Duration.ofSeconds(2), Duration.ofMinutes(10), 8);

  public RetryRule {
    if (tries < 1) throw new IllegalArgumentException("nothing is tried less than once");
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("the longest wait is not shorter than the first");
    }
  }

  /**
   * What follows from an attempt.
   *
   * @param tried how many attempts there were, with this one
   * @param strikes how often in a row the channel was paused before
   * @param jitter evenly from 0 to 1
   */
  public Verdict judge(Receipt receipt, int tried, int strikes, double jitter) {
    return switch (receipt) {
      case Receipt.Accepted(var news) -> new Verdict.Left(news);
      case Receipt.Refused(var why) -> new Verdict.Dead(why);
      case Receipt.Again(_, var why) when tried >= tries -> new Verdict.Dead(why);
      case Receipt.Again(var asked, _) ->
          new Verdict.Later(atLeast(asked, after(tried, jitter)), Doubt.NONE);
      case Receipt.Unknown _ ->
          new Verdict.Later(spread(doubled(first, 3), jitter), Doubt.UNANSWERED);
      case Receipt.Busy(var asked, var why) ->
          new Verdict.Paused(atLeast(asked, after(strikes + 1, jitter)), why, Doubt.NONE);
      case Receipt.Closed(var why) ->
          new Verdict.Paused(spread(doubled(CLOSED, strikes), jitter), why, Doubt.NONE);
    };
  }

  /**
   * What follows when a message whose attempt got no answer is not with the provider: it is looked
   * for again, and then given up, since to send it once more might be to send it twice.
   */
  public Verdict missing(int tried, Failure why, double jitter) {
    if (tried > SEARCHES) return new Verdict.Dead(why);
    return new Verdict.Later(after(tried + 3, jitter), Doubt.UNANSWERED);
  }

  private Duration after(int attempt, double jitter) {
    return spread(doubled(first, attempt - 1), jitter);
  }

  private Duration doubled(Duration from, int times) {
    var wait = from;
    for (int i = 0; i < times && wait.compareTo(longest) < 0; i++) wait = wait.multipliedBy(2);
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  private static Duration spread(Duration wait, double jitter) {
    return Duration.ofMillis((long) (wait.toMillis() * (0.75 + jitter / 2)));
  }

  private static Duration atLeast(@Nullable Duration asked, Duration ours) {
    if (asked == null || asked.compareTo(ours) < 0) return ours;
    return asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED;
  }
}
