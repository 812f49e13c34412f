package dev.baton.application.feed;

import static java.lang.System.Logger.Level.ERROR;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The net under the doorbell: has the feed compare itself with the database, seldom while rings
 * from other nodes are heard, often while they are not. So what a lost ring costs is bounded.
 */
public final class WatchFeed implements AutoCloseable {
  /** The most that a lost ring costs while others are heard. */
  static final Duration HEARING = Duration.ofSeconds(2);

  /** The shortest time between checks while nothing is heard, and the longest. */
  static final Duration BUSY = Duration.ofMillis(10);

  static final Duration CALM = Duration.ofMillis(250);

  private static final Logger LOG = System.getLogger(WatchFeed.class.getName());

  private final Feed feed;
  private final BooleanSupplier hearing;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("watch-feed").unstarted(this::watch);
  private boolean heard;
  private long checked = System.nanoTime();
  private Duration pause = CALM;

  /**
   * @param hearing whether rings from other nodes arrive as far as the doorbell knows
   */
  public WatchFeed(Feed feed, BooleanSupplier hearing) {
    this.feed = feed;
    this.hearing = hearing;
  }

  public void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) pause = look();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Checks if it is time to, and tells when to look again. */
  private Duration look() {
    boolean hears = hearing.getAsBoolean();
    boolean steady = hears && heard;
    heard = hears;
    if (steady && System.nanoTime() - checked < HEARING.toNanos()) return CALM;
    long began = System.nanoTime();
    int behind = check();
    checked = System.nanoTime();
    if (hears) return CALM;
    var next = behind > 0 ? BUSY : min(pause.multipliedBy(2), CALM);
    return max(next, Duration.ofNanos(4 * (checked - began)));
  }

  /** The net must hold, even under a bug. */
  private int check() {
    try {
      return feed.check();
    } catch (RuntimeException bug) {
      LOG.log(ERROR, "The feed could not be compared with the database", bug);
      return 0;
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The look that is under way is finished: what it reads from is closed next. */
  @Override
  public void close() {
    closed.countDown();
    if (thread.getState() == Thread.State.NEW) return;
    try {
      thread.join(HEARING);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
