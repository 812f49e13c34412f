package dev.baton.domain.handoff;

import dev.baton.domain.access.Operator;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who owns an open handoff, and how firmly. */
public sealed interface Claim {

  /** Nobody owns it: it waits in the queue. */
  record None() implements Claim {}

  /** The owner replied first; others may still help. */
  record Soft(Operator.Id by, Instant since) implements Claim {}

  /** The owner alone may reply, until the lease ends. */
  record Hard(Operator.Id by, Instant since, Lease lease) implements Claim {

    boolean lapsed(Instant now) {
      return lease.over(now);
    }
  }

  /**
   * The right of a hard claim in time.
   *
   * @param length what a renewal adds from now, 30 s to 24 h
   */
  record Lease(Duration length, Instant until) {
    public static final Duration SHORTEST = Duration.ofSeconds(30);
    public static final Duration LONGEST = Duration.ofHours(24);
    public static final Duration USUAL = Duration.ofMinutes(10);

    public Lease {
      if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a lease lasts 30 s to 24 h");
      }
    }

    static Lease of(Duration length, Instant now) {
      return new Lease(length, now.plus(length));
    }

    Lease renewed(Instant now) {
      var renewed = of(length, now);
      return renewed.until.isAfter(until) ? renewed : this;
    }

    boolean over(Instant now) {
      return !now.isBefore(until);
    }
  }

  /** The owner, null when there is none. */
  default Operator.@Nullable Id holder() {
    return switch (this) {
      case None() -> null;
      case Soft(var by, _) -> by;
      case Hard(var by, _, _) -> by;
    };
  }
}
