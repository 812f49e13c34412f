package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.delivery.DeliverDue;
import dev.baton.application.delivery.DeliverDue.Job;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what is due on one channel carried, a bounded number of messages at once. Every node has one;
 * the database sees to it that no two carry the same.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** The most that is carried at once by a node. */
  private static final int AT_ONCE = 16;

  /** The net under the bell: what another node's worker left, or a wait that is over. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** However often the bell rings, the database is asked no more often than this. */
  private static final Duration BREATH = Duration.ofMillis(10);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final DeliverDue deliver;
  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final Semaphore bell = new Semaphore(0);
  private final ExecutorService carriers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("carrier-", 0).factory());
  private final Thread thread = Thread.ofVirtual().name("courier").unstarted(this::work);
  private volatile boolean closed;

  Courier(DeliverDue deliver) {
    this.deliver = deliver;
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
        boolean more = carry(lease());
        if (!more) bell.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        bell.drainPermits();
        TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Job> lease() {
    try {
      return deliver.lease(hands.availablePermits());
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("nothing could be leased");
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("nothing could be leased");
    }
    return List.of();
  }

  /** Whether there may be more of it. */
  private boolean carry(List<Job> jobs) throws InterruptedException {
    for (var job : jobs) {
      hands.acquire();
      carriers.execute(() -> carry(job));
    }
    return !jobs.isEmpty();
  }

  private void carry(Job job) {
    var parcel = job.leased().parcel();
    try {
      var verdict = deliver.carry(job).orElse(null);
      if (verdict != null && settled(job, verdict)) tell(job, verdict);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (Unavailable away) {
      // The lease lapses, and whoever has it next looks whether the provider has the message.
      LOG.atWarn().addKeyValue("message", parcel.message().value()).log("could not be settled");
    } catch (RuntimeException bug) {
      LOG.atError().addKeyValue("message", parcel.message().value()).setCause(bug).log("broken");
    } finally {
      hands.release();
      wake();
    }
  }

  private boolean settled(Job job, Verdict verdict) throws InterruptedException {
    return Settling.whileHeld(() -> deliver.held(job), () -> deliver.settle(job, verdict));
  }

  private static void tell(Job job, Verdict verdict) {
    var message = job.leased().parcel().message().value();
    switch (verdict) {
      case Verdict.Left _ -> {}
      case Verdict.Later(var after, var doubt) ->
          LOG.atInfo()
              .addKeyValue("message", message)
              .addKeyValue("doubt", doubt)
              .addKeyValue("after_ms", after.toMillis())
              .log("delivered later");
      case Verdict.Paused(var after, var why, _) ->
          LOG.atWarn()
              .addKeyValue("channel", job.leased().channel())
              .addKeyValue("code", why.code())
              .addKeyValue("after_ms", after.toMillis())
              .log("the channel is paused");
      case Verdict.Dead(var why) ->
          LOG.atWarn()
              .addKeyValue("message", message)
              .addKeyValue("code", why.code())
              .log("not delivered");
    }
  }

  /** Nothing new is begun; what is under way has the time that a call may take. */
  @Override
  public void close() {
    closed = true;
    wake();
    try {
      thread.join(PATIENCE);
      carriers.shutdown();
      if (!carriers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        carriers.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
