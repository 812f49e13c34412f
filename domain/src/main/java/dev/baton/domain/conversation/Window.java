package dev.baton.domain.conversation;

import java.time.Duration;
import java.time.Instant;

/**
 * The short time in which inbound messages are gathered into one bot turn. Every message moves the
 * end, up to a cap counted from the first.
 *
 * @param firstSeq the first message that it holds
 */
public record Window(Instant openedAt, Instant closesAt, long firstSeq) {

  /**
   * How long a window waits.
   *
   * @param quiet time without a further message that ends the window, not negative
   * @param cap longest time from the first message to the end, at least {@code quiet}
   */
  public record Rule(Duration quiet, Duration cap) {

    public Rule {
      if (quiet.isNegative()) throw new IllegalArgumentException("a window is not negative");
      if (cap.compareTo(quiet) < 0) throw new IllegalArgumentException("the cap is too short");
    }
  }

  public Window {
    if (closesAt.isBefore(openedAt)) throw new IllegalArgumentException("closed before opened");
  }

  static Window open(Rule rule, long firstSeq, Instant now) {
    return new Window(now, now.plus(rule.quiet()), firstSeq);
  }

  /** Over as it opens: what it holds has waited long enough. */
  static Window over(long firstSeq, Instant now) {
    return new Window(now, now, firstSeq);
  }

  boolean over(Instant now) {
    return !now.isBefore(closesAt);
  }

  Window extended(Rule rule, Instant now) {
    var quietUntil = now.plus(rule.quiet());
    var latest = openedAt.plus(rule.cap());
    return new Window(openedAt, quietUntil.isBefore(latest) ? quietUntil : latest, firstSeq);
  }

  /** Time left until the window ends; zero when it has ended. */
  public Duration left(Instant now) {
    return over(now) ? Duration.ZERO : Duration.between(now, closesAt);
  }
}
