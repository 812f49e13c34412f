package dev.baton.server.node;

import dev.baton.application.away.AwayMails.Fate;
import dev.baton.application.away.PlanAwayMails;
import dev.baton.application.away.SendAwayMails;
import dev.baton.application.away.SendAwayMails.Job;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans e-mails to visitors who are away, and sends a bounded number of them at once. */
final class AwayKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwayKeeper.class);
  private static final int AT_ONCE = 8;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PlanAwayMails plan;
  private final SendAwayMails send;
  private final Semaphore hands = new Semaphore(AT_ONCE);
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds planning = Rounds.whileMore("plan-away-mails", PAUSE, this::plan);
  private final Rounds sending = new Rounds("send-away-mails", PAUSE, this::send);

  AwayKeeper(PlanAwayMails plan, SendAwayMails send) {
    this.plan = plan;
    this.send = send;
  }

  void start() {
    planning.start();
    sending.start();
  }

  private boolean plan() {
    return plan.plan();
  }

  private void send() {
    int free = hands.availablePermits();
    if (free == 0) return;
    for (var job : send.lease(free)) {
      hands.acquireUninterruptibly();
      calls.execute(() -> send(job));
    }
  }

  private void send(Job job) {
    try {
      var fate = send.send(job).orElse(null);
      if (fate != null && settled(job, fate)) tell(job, fate);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException away) {
      // The lease lapses, and it is tried again under the same id.
      LOG.atWarn().addKeyValue("mail", job.mail().id()).setCause(away).log("could not be settled");
    } finally {
      hands.release();
    }
  }

  private boolean settled(Job job, Fate fate) throws InterruptedException {
    return Settling.whileHeld(() -> send.held(job), () -> send.settle(job, fate));
  }

  private static void tell(Job job, Fate fate) {
    var log = LOG.atInfo().addKeyValue("mail", job.mail().id());
    switch (fate) {
      case Fate.Sent() -> log.log("a visitor who is away was told");
      case Fate.CalledOff(var why) ->
          log.addKeyValue("why", why).log("a visitor need not be told any more");
      case Fate.Later(var after, var why) ->
          log.addKeyValue("code", why.code())
              .addKeyValue("after_ms", after.toMillis())
              .log("a visitor is told later");
      case Fate.Failed(var why) ->
          LOG.atWarn()
              .addKeyValue("mail", job.mail().id())
              .addKeyValue("code", why.code())
              .log("a visitor who is away was not told");
    }
  }

  /** Nothing new is begun; what is under way has the time that a call may take. */
  @Override
  public void close() {
    planning.close();
    sending.close();
    calls.shutdown();
    try {
      if (!calls.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) calls.shutdownNow();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
