package dev.baton.benchmarks;

import dev.baton.application.webhook.SendDeliveries;
import dev.baton.application.webhook.SendDeliveries.Job;
import dev.baton.persistence.PostgresTransactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** P19: signed deliveries to a sink with their attempts kept, against the same calls alone. */
record Webhooks(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final double REACH = 0.25;
  private static final int WARM_UP = 5;
  private static final double MOST_WIDTH = 0.35;

  @Override
  public Verdict run() throws Exception {
    Progress.say("P19 webhooks; %d endpoints, calls at once %d", Sink.ENDPOINTS, Sink.CALLS);
    if (plan.bad()) Progress.say("bad form: one call after the other; the gate must go red");
    try (var sink = Sink.open(ground)) {
      var told = new Told(ground, scene, sink.urls());
      sink.bare(WARM_UP);
      measure(sink, told, WARM_UP);
      var bare = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      for (int i = 1; i <= plan.rounds(); i++) {
        bare.add(sink.bare(plan.seconds()).rate());
        var sent = measure(sink, told, plan.seconds());
        ratios.add(sent.rate() / bare.getLast());
        Progress.say(
            "P19 round %d: bare %.0f/s, delivered %.0f/s, ratio %.2f; %s",
            i, bare.getLast(), sent.rate(), ratios.getLast(), Progress.load());
      }
      return verdict(Spread.of(ratios), Spread.of(bare), told.flaw());
    }
  }

  private Load measure(Sink sink, Told told, int seconds) throws Exception {
    told.prepare();
    var transactions = new PostgresTransactions(sink.pool(), _ -> {}, 4);
    var send = new SendDeliveries(transactions, sink.calls(), Told.secrets(), UUID::randomUUID);
    var hands = new Semaphore(plan.bad() ? 1 : Sink.CALLS);
    long before = told.delivered();
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    try (var calls = Executors.newVirtualThreadPerTaskExecutor()) {
      while (System.nanoTime() < end) {
        hands.acquire();
        hands.release();
        for (Job job : send.lease(hands.availablePermits())) {
          hands.acquire();
          calls.execute(() -> send(send, job, hands));
        }
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    return new Load(told.delivered() - before, took);
  }

  private static void send(SendDeliveries send, Job job, Semaphore hands) {
    try {
      send.send(job);
    } finally {
      hands.release();
    }
  }

  private Verdict verdict(Spread ratio, Spread bare, String flaw) throws SQLException {
    var figure =
        "delivered / bare = %s, reach >= %.2f; %s"
            .formatted(ratio.text("%.2f"), REACH, Progress.load());
    var verdict = Verdict.of("P19", ratio.median() >= REACH, figure);
    var reason = bare.width() > MOST_WIDTH ? flaw + "the bare loop spreads too far" : flaw;
    return reason.isEmpty() ? verdict : verdict.voided(reason);
  }
}
