package dev.baton.http.limits;

import dev.baton.application.Unavailable;
import dev.baton.application.limits.Share;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node may still let through for one caller. It asks for a share when it has none left,
 * the larger the faster the last ones went; a share that is not used is lost with its minute, so
 * that no minute ever has more than its own. Once there is nothing to be had, nothing is asked for
 * until the minute is over.
 */
final class Budget {
  /** While nobody can tell what is left, requests pass, and it is asked again after this. */
  private static final long BLIND = Duration.ofSeconds(1).toNanos();

  private static final int LEAST_PART = 600;
  private static final int LARGEST_PART = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final IntFunction<Share> more;
  private final LongSupplier nanos;
  private @Nullable Share share;
  private int left;
  private int wanted = 1;
  private long asked;
  private boolean blind;

  /**
   * @param nanos monotonic, for how long a share is good
   */
  Budget(IntFunction<Share> more, LongSupplier nanos) {
    this.more = more;
    this.nanos = nanos;
  }

  Allowance take() {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      if (left == 0 || over(now)) renew(now);
      boolean allowed = left > 0 || blind;
      if (left > 0) left--;
      return share == null ? Allowance.UNLIMITED : Allowance.of(allowed, share, since(now), left);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the minute of the share is over. */
  private boolean over(long now) {
    return share == null || now - asked >= share.minute().lasts().toNanos();
  }

  private void renew(long now) {
    boolean over = over(now);
    left = 0;
    if (blind ? now - asked < BLIND : !over && share != null && share.granted() == 0) return;
    if (over && share != null) wanted = least(share);
    asked = now;
    try {
      var next = more.apply(wanted);
      share = next;
      left = next.granted();
      blind = false;
      wanted = Math.clamp(2L * wanted, least(next), largest(next));
    } catch (Unavailable away) {
      blind = true;
    }
  }

  private Duration since(long now) {
    return blind ? Duration.ZERO : Duration.ofNanos(now - asked);
  }

  private static int least(Share share) {
    return Math.max(1, share.minute().limit() / LEAST_PART);
  }

  private static int largest(Share share) {
    return Math.max(1, share.minute().limit() / LARGEST_PART);
  }
}
