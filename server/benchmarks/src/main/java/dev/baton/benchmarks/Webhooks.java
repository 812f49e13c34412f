package dev.baton.benchmarks;

import dev.baton.application.webhook.SendDeliveries;
import dev.baton.persistence.PostgresTransactions;
import dev.baton.server.node.WebhookSender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

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
      var meter = CpuTime.Meter.on(ground, 0);
      bare(sink, meter, WARM_UP);
      sent(sink, told, meter, WARM_UP);
      var bare = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      for (int i = 1; i <= plan.rounds(); i++) {
        var alone = bare(sink, meter, plan.seconds());
        var sent = sent(sink, told, meter, plan.seconds());
        bare.add(alone.load.rate());
        ratios.add(sent.load.rate() / alone.load.rate());
        Progress.say(
            "P19 round %d: bare %s, delivered %s, ratio %.2f; %s",
            i, alone, sent, ratios.getLast(), Progress.load());
      }
      return verdict(Spread.of(ratios), Spread.of(bare), told.flaw());
    }
  }

  /** What was done, and the CPU that each took. */
  private record Cost(Load load, CpuTime each) {

    static Cost since(CpuTime before, Load load, CpuTime.Meter meter) {
      return new Cost(load, meter.read().since(before).each(load.operations()));
    }

    @Override
    public String toString() {
      return "%.0f/s (%.0f + %.0f µs of PostgreSQL and Java)"
          .formatted(load.rate(), each.postgres(), each.client());
    }
  }

  private static Cost bare(Sink sink, CpuTime.Meter meter, int seconds) {
    var before = meter.read();
    return Cost.since(before, sink.bare(seconds), meter);
  }

  private Cost sent(Sink sink, Told told, CpuTime.Meter meter, int seconds) throws Exception {
    told.prepare();
    var transactions = new PostgresTransactions(sink.pool(), _ -> {}, 4);
    var send = new SendDeliveries(transactions, sink.calls(), Told.secrets(), UUID::randomUUID);
    var sender = new WebhookSender(send, plan.bad() ? 1 : Sink.CALLS);
    long already = told.delivered();
    var before = meter.read();
    long began = System.nanoTime();
    try (sender) {
      sender.start();
      TimeUnit.SECONDS.sleep(seconds);
    }
    double took = (System.nanoTime() - began) / 1e9;
    return Cost.since(before, new Load(told.delivered() - already, took), meter);
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
