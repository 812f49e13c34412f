package dev.baton.domain.webhook;

import dev.baton.domain.delivery.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often and after how long a webhook is told once more. Source: the conversations dialect's
 * public document on retries.
 */
public final class Redelivery {
  /** Before the second try, the third and so on; spread by a fifth either way. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  public static final int TRIES = WAITS.size() + 1;

  /** The wait that a receiver may ask for, at most; our own bound. */
  public static final Duration MOST_ASKED = Duration.ofHours(2);

  /** After so long without a success a webhook is given up; our own bound. */
  public static final Duration PATIENCE = Duration.ofDays(5);

  private Redelivery() {}

  /**
   * What follows from an attempt. That the receiver may have taken it without our hearing of it is
   * no reason not to send it again: it comes with the same id.
   *
   * @param tried how many attempts there were, with this one
   * @param jitter evenly from 0 to 1
   */
  public static Fate judge(Receipt receipt, int tried, double jitter) {
    return switch (receipt) {
      case Receipt.Accepted _ -> new Fate.Delivered();
      case Receipt.Closed(var why) -> new Fate.Gone(why.message());
      case Receipt.Again(var asked, _) -> again(asked, tried, jitter);
      case Receipt.Busy(var asked, _) -> again(asked, tried, jitter);
      case Receipt.Refused _, Receipt.Unknown _ -> again(null, tried, jitter);
    };
  }

  private static Fate again(@Nullable Duration asked, int tried, double jitter) {
    if (tried >= TRIES) return new Fate.Dead();
    var ours = WAITS.get(Math.max(tried, 1) - 1);
    var wait = Duration.ofMillis((long) (ours.toMillis() * (0.8 + 0.4 * jitter)));
    if (asked == null || asked.compareTo(wait) < 0) return new Fate.Later(wait);
    return new Fate.Later(asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED);
  }

  /**
   * Why a webhook is given up, if it is.
   *
   * @param failingSince since when it has taken nothing, before this attempt
   */
  public static Optional<String> ending(Fate fate, @Nullable Instant failingSince, Instant now) {
    return switch (fate) {
      case Fate.Gone(var why) -> Optional.of(why);
      case Fate.Delivered(), Fate.Dropped() -> Optional.empty();
      case Fate.Later _, Fate.Dead _ ->
          failingSince == null || now.isBefore(failingSince.plus(PATIENCE))
              ? Optional.empty()
              : Optional.of("It has taken nothing for %d days.".formatted(PATIENCE.toDays()));
    };
  }
}
