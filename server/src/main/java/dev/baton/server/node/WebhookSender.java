package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.webhook.SendDeliveries;
import dev.baton.application.webhook.SendDeliveries.Job;
import dev.baton.application.webhook.Settlement;
import dev.baton.domain.webhook.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what webhooks are to be told, a bounded number at once. Every node has one; the database
 * sees to it that no two send the same. One thread settles and leases, all that it finds at once:
 * the more there is to do, the more of it shares a commit.
 */
public final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /** Calls of a node at once, so many that those who hang leave room for others. */
  private static final int AT_ONCE = 256;

  /** Leased by one transaction, in which each costs a little. */
  private static final int AT_A_TIME = 64;

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Whoever is answered within it of another shares his commit. */
  private static final Duration BREATH = Duration.ofMillis(1);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SendDeliveries deliveries;
  private final int atOnce;
  private final Semaphore bell = new Semaphore(0);
  private final Queue<Optional<Settlement>> answered = new ConcurrentLinkedQueue<>();
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
  private final Thread thread = Thread.ofPlatform().name("send-webhooks").unstarted(this::work);
  private final List<Settlement> unsettled = new ArrayList<>();
  private int underWay;
  private volatile boolean closed;

  @Inject
  public WebhookSender(SendDeliveries deliveries) {
    this(deliveries, AT_ONCE);
  }

  /**
   * @param atOnce calls at once, at least 1
   */
  public WebhookSender(SendDeliveries deliveries, int atOnce) {
    this.deliveries = deliveries;
    this.atOnce = atOnce;
  }

  public void start() {
    thread.start();
  }

  /** Something may be due. */
  void wake() {
    if (bell.availablePermits() == 0) bell.release();
  }

  private void work() {
    try {
      boolean more = true;
      while (!closed) {
        if (!more) await();
        bell.drainPermits();
        more = round();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws InterruptedException {
    bell.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
  }

  /** Whether there may be more of it at once. */
  private boolean round() {
    gather();
    int most = Math.min(atOnce - underWay + unsettled.size(), AT_A_TIME);
    try {
      var jobs = round(List.copyOf(unsettled), most);
      underWay += jobs.size() - unsettled.size();
      unsettled.clear();
      for (var job : jobs) calls.execute(() -> send(job));
      return most > 0 && jobs.size() == most;
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("nothing is sent for now");
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("nothing could be leased");
    }
    return false;
  }

  /**
   * What was answered is worth some patience with the database: while it is away nothing else is
   * sent, and what nobody leased meanwhile is settled as soon as it is back.
   */
  private void gather() {
    for (var each = answered.poll(); each != null; each = answered.poll()) {
      each.ifPresentOrElse(unsettled::add, () -> underWay--);
    }
  }

  /** One that cannot be settled does not keep the others from it. */
  private List<Job> round(List<Settlement> some, int most) {
    try {
      var round = deliveries.round(some, most);
      round.settled().forEach(WebhookSender::tell);
      return round.leased();
    } catch (Unavailable away) {
      throw away;
    } catch (RuntimeException bug) {
      if (some.isEmpty()) throw bug;
      if (some.size() > 1) some.forEach(each -> round(List.of(each), 0));
      else broken(some.getFirst().leased().delivery().id().value(), bug);
      return List.of();
    }
  }

  private void send(Job job) {
    Optional<Settlement> settlement = Optional.empty();
    try {
      settlement = deliveries.send(job);
    } catch (RuntimeException bug) {
      broken(job.leased().delivery().id().value(), bug);
    } finally {
      answered.add(settlement);
      wake();
    }
  }

  private static void broken(Object delivery, RuntimeException bug) {
    LOG.atError().addKeyValue("delivery", delivery).setCause(bug).log("broken");
  }

  private static void tell(Settlement settled) {
    var fate = settled.fate();
    var line =
        switch (fate) {
          case Fate.Delivered(), Fate.Dropped() -> LOG.atDebug();
          case Fate.Later _ -> LOG.atInfo();
          case Fate.Dead(), Fate.Gone _ -> LOG.atWarn();
        };
    line.addKeyValue("organization", settled.leased().delivery().organization().value())
        .addKeyValue("webhook", settled.leased().webhook().id().value())
        .addKeyValue("delivery", settled.leased().delivery().id().value())
        .log("{}", fate.getClass().getSimpleName());
  }

  /** Nothing new is begun; calls that take longer are cut, and made again when their leases end. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(PATIENCE);
      calls.shutdown();
      boolean answeredAll = calls.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!thread.isAlive()) {
        gather();
        round(List.copyOf(unsettled), 0);
      }
      if (!answeredAll) calls.shutdownNow();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("some calls are made again");
    }
  }
}
