package dev.baton.server.node;

import dev.baton.application.Unavailable;
import dev.baton.application.approval.ElapseApprovals;
import dev.baton.application.handoff.ElapseHandoffs;
import dev.baton.application.handoff.ReleaseHandoffs;
import dev.baton.application.once.Replies;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has what time alone brings done soon after it is due, on whichever node comes first. */
final class Timekeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Days come and go slowly: this often is looked whether one is over. */
  private static final int PAUSES_A_DAY_CHECK = 1_200;

  private final ElapseHandoffs handoffs;
  private final ElapseApprovals approvals;
  private final ReleaseHandoffs release;
  private final Replies replies;
  private final Rounds rounds = new Rounds("timekeeper", PAUSE, this::keep);
  private int kept;

  @Inject
  Timekeeper(
      ElapseHandoffs handoffs,
      ElapseApprovals approvals,
      ReleaseHandoffs release,
      Replies replies) {
    this.handoffs = handoffs;
    this.approvals = approvals;
    this.release = release;
    this.replies = replies;
  }

  void start() {
    rounds.start();
  }

  private void keep() {
    if (kept++ % PAUSES_A_DAY_CHECK == 0) elapse("reply_days", replies::forget);
    elapse("handoffs", handoffs::elapse);
    elapse("approvals", approvals::elapse);
    elapse("released", release::ofLeavers);
  }

  /** A flaw in one kind of work keeps nobody from the other. */
  private static void elapse(String what, IntSupplier work) {
    try {
      int done = work.getAsInt();
      if (done > 0) LOG.atInfo().addKeyValue(what, done).log("time was up");
    } catch (Unavailable away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("nothing could be looked after");
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).log("nothing could be looked after");
    }
  }

  /** What is under way is finished: it is one short transaction after the other. */
  @Override
  public void close() {
    rounds.close();
  }
}
