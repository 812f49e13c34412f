package dev.baton.application.live;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.baton.application.live.EventStretches.Stretch;
import java.lang.System.Logger;
import java.time.Duration;

/** How far the events are behind what is committed, because an older transaction is still open. */
public final class Lag {
  /** From here on it is worth a warning. */
  private static final Duration LATE = Duration.ofSeconds(5);

  /** What is held back is looked for at least this long after the last look, and at most. */
  private static final Duration SOON = Duration.ofMillis(20);

  private static final Duration SELDOM = LiveEvents.DEAF;

  private static final Logger LOG = System.getLogger(Lag.class.getName());

  private volatile Duration time = Duration.ZERO;

  Lag() {}

  /** How long the oldest event waits that is held back; zero when none is. */
  public Duration time() {
    return time;
  }

  /** Whether that is longer than it should be. */
  public boolean late() {
    return time.compareTo(LATE) >= 0;
  }

  void tell(Stretch stretch) {
    boolean was = late();
    var held = stretch.lag();
    time = held == null ? Duration.ZERO : held;
    if (late() && !was) {
      LOG.log(WARNING, "An open transaction holds the events of organizations back for {0}", time);
    }
    if (was && !late()) LOG.log(INFO, "The events of organizations come on time again");
  }

  /** How soon to look again: the longer something is held back, the less often. */
  Duration pause(Duration usual) {
    if (time.isZero()) return usual;
    var soon = time.dividedBy(10);
    if (soon.compareTo(SOON) < 0) return SOON;
    return soon.compareTo(SELDOM) < 0 ? soon : SELDOM;
  }
}
