package dev.baton.application.live;

import static java.lang.System.Logger.Level.ERROR;

import dev.baton.application.Unavailable;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.Lookout;
import dev.baton.domain.access.Organization;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what happens in organizations to those who follow them on this node, each event once and
 * those of a conversation in order. One thread reads the log for all of them; being woken and
 * looking by itself only say when, so that no ring can be wrong.
 */
public final class LiveEvents implements AutoCloseable {
  /** The least time between two reads. */
  static final Duration BREATH = Duration.ofMillis(5);

  /** The most that a lost ring costs while other nodes are heard, and while they are not. */
  static final Duration HEARING = Duration.ofSeconds(2);

  static final Duration DEAF = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How many followers whose place is not shared may read at once. */
  private static final int READS = 4;

  /** Lets everybody through who waits for his turn to read, to find that it is over. */
  private static final int ALL = Integer.MAX_VALUE / 2;

  private static final Logger LOG = System.getLogger(LiveEvents.class.getName());

  private final EventLog log;
  private final Lag lag = new Lag();
  private final ConcurrentHashMap<Organization.Id, Audience> audiences = new ConcurrentHashMap<>();
  private final Semaphore reads = new Semaphore(READS, true);
  private final Semaphore bell = new Semaphore(0);
  private @Nullable Position at;
  private volatile boolean closed;
  private volatile @Nullable Thread worker;

  public LiveEvents(EventStretches events, MessageQueries messages) {
    this.log = new EventLog(events, messages);
  }

  /**
   * @param hearing whether what other nodes commit is heard as far as the doorbell knows
   */
  public void start(BooleanSupplier hearing) {
    worker = Thread.ofVirtual().name("live-events").start(() -> work(hearing));
  }

  /** Follows an organization from a place on. */
  public Following open(Organization.Id organization, Position after) {
    var opened = new AtomicReference<Following>();
    audiences.compute(
        organization,
        (_, there) -> {
          var audience = there == null ? new Audience(organization, log, this::heard) : there;
          var following = new Following(audience, after, reads, this::leave);
          audience.enter(following);
          opened.setPlain(following);
          return audience;
        });
    heard();
    var following = opened.getPlain();
    if (closed) following.stop();
    return following;
  }

  /**
   * Follows an organization from now on: all that is committed later is told.
   *
   * @throws Unavailable when the database cannot say where that is
   */
  public Following openNow(Organization.Id organization) {
    return open(organization, log.head().reached());
  }

  private void leave(Following following) {
    audiences.computeIfPresent(
        following.audience().organization(),
        (_, audience) -> {
          audience.leave(following);
          return audience.empty() ? null : audience;
        });
  }

  /** Something was committed somewhere; this may be said too often or not at all. */
  public void heard() {
    if (bell.availablePermits() == 0) bell.release();
  }

  /** Something is true for a moment; who follows its organization is told. */
  public void hinted(Hint hint) {
    var audience = audiences.get(hint.subject().organization());
    if (audience != null) audience.hear(hint);
  }

  /** How far the events are behind what is committed. */
  public Lag lag() {
    return lag;
  }

  private void work(BooleanSupplier hearing) {
    var pause = Duration.ZERO;
    try {
      while (!closed) {
        bell.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
        bell.drainPermits();
        pause = step(hearing.getAsBoolean());
        TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads on, and says how soon to look again. It must go on, even under a bug. */
  private Duration step(boolean hearing) {
    try {
      if (readOn()) return Duration.ZERO;
    } catch (Unavailable away) {
      return Lookout.RETRY;
    } catch (RuntimeException bug) {
      LOG.log(ERROR, "The log of events could not be read", bug);
      return Lookout.RETRY;
    }
    return lag.pause(hearing ? HEARING : DEAF);
  }

  /** Whether there is more already. Whoever comes meanwhile is told from the next read on. */
  private boolean readOn() {
    var present = Map.copyOf(audiences);
    if (at == null || present.isEmpty()) {
      var head = log.head();
      lag.tell(head);
      at = present.isEmpty() ? null : head.reached();
      if (at == null) return false;
    }
    var page = log.read(at, Set.copyOf(present.keySet()));
    present.forEach((whose, audience) -> audience.join(page.of(whose)));
    at = page.stretch().reached();
    lag.tell(page.stretch());
    return page.full();
  }

  /** How many organizations are followed here. */
  public int audiences() {
    return audiences.size();
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    audiences.values().forEach(Audience::stop);
    reads.release(ALL);
    heard();
    awaitWorker();
  }

  /** What it reads from is closed next. */
  private void awaitWorker() {
    var working = worker;
    if (working == null) return;
    try {
      working.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
