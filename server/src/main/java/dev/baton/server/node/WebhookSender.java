package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.webhook.SendDeliveries;
import dev.baton.application.webhook.SendDeliveries.Job;
import dev.baton.domain.webhook.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what webhooks are to be told, a bounded number at once. Every node has one; the database
 * sees to it that no two send the same.
 */
final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /** Calls of a node at once, so many that those who hang leave room for others. */
  private static final int AT_ONCE = 256;

  /** Leased by one transaction, in which each costs a little. */
  private static final int AT_A_TIME = 32;

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration BREATH = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SendDeliveries deliveries;
  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final Semaphore bell = new Semaphore(0);
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
  private final Thread thread = Thread.ofVirtual().name("send-webhooks").unstarted(this::work);
  private volatile boolean closed;

  @Inject
  WebhookSender(SendDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  void start() {
    thread.start();
  }

  /** Something may be due. */
  void wake() {
    if (bell.availablePermits() == 0) bell.release();
  }

  private void work() {
    try {
      while (!closed) {
        hands.acquire();
        hands.release();
        var jobs = lease();
        for (var job : jobs) send(job);
        if (jobs.isEmpty()) bell.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        bell.drainPermits();
        TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Job> lease() {
    try {
      return deliveries.lease(Math.min(hands.availablePermits(), AT_A_TIME));
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("nothing could be leased");
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("nothing could be leased");
    }
    return List.of();
  }

  private void send(Job job) throws InterruptedException {
    hands.acquire();
    calls.execute(() -> carry(job));
  }

  private void carry(Job job) {
    var delivery = job.leased().delivery();
    try {
      deliveries.send(job).ifPresent(fate -> tell(job, fate));
    } catch (Unavailable away) {
      // The lease lapses, and it is sent again with the same id.
      LOG.atWarn().addKeyValue("delivery", delivery.id().value()).log("could not be settled");
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("delivery", delivery.id().value()).setCause(bug).log("broken");
    } finally {
      hands.release();
      wake();
    }
  }

  private static void tell(Job job, Fate fate) {
    var line =
        switch (fate) {
          case Fate.Delivered(), Fate.Dropped() -> LOG.atDebug();
          case Fate.Later _ -> LOG.atInfo();
          case Fate.Dead(), Fate.Gone _ -> LOG.atWarn();
        };
    line.addKeyValue("organization", job.leased().delivery().organization().value())
        .addKeyValue("webhook", job.leased().webhook().id().value())
        .addKeyValue("delivery", job.leased().delivery().id().value())
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
      if (!calls.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
