package dev.baton.benchmarks;

import java.io.IOException;
import java.util.ArrayList;

/** P08: what relays lose by a hundred open streams of the threads that they go to. */
record StreamTax(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final double REACH = 0.92;
  private static final int STREAMS = 100;
  private static final int CLIENTS = 128;
  private static final int WARM_UP = 15;
  private static final int WRITERS = 4;
  private static final double MOST_WIDTH = 0.35;

  @Override
  public Verdict run() throws Exception {
    Progress.say("P08 realtime.tax: %d clients, %d streams", CLIENTS, STREAMS);
    if (plan.bad()) Progress.say("bad form: 1 ms of sleep in writes beside streams");
    var checker = Checker.before(ground, scene, () -> 0);
    var relays = new Relays(scene, Saying.RELAY);
    var ratios = new ArrayList<Double>();
    var alone = new ArrayList<Double>();
    try (var server = ServerProcess.start(ground, Duel.CLIENTS, WRITERS)) {
      ground.execute("checkpoint");
      relays.closed(server, CLIENTS, WARM_UP);
      for (int i = 1; i <= plan.rounds(); i++) {
        var without = relays.closed(server, CLIENTS, plan.seconds());
        var with = beside(server, relays, i);
        alone.add(without.rate());
        ratios.add(with.rate() / without.rate());
        Progress.say(
            "P08 round %d: %.0f/s without streams, %.0f/s with; %s",
            i, without.rate(), with.rate(), Progress.load());
      }
    }
    var spread = Spread.of(ratios);
    var figure =
        "with / without %d streams = %s, reach >= %.2f; %s"
            .formatted(STREAMS, spread.text("%.2f"), REACH, Progress.load());
    var verdict = Verdict.of("P08", spread.median() >= REACH, figure);
    var flaw = checker.look(relays.acknowledged());
    if (Spread.of(alone).width() > MOST_WIDTH) flaw += " relays alone spread too far";
    return flaw.isEmpty() ? verdict : verdict.voided(flaw.strip());
  }

  /** With streams of as many threads, which must be told of what was said to them. */
  private Load beside(ServerProcess server, Relays relays, int round) throws Exception {
    if (plan.bad()) SlowWrite.put(ground);
    try (var streams = Streams.open(server.port(), scene.listening(STREAMS))) {
      var load = relays.closed(server, CLIENTS, plan.seconds());
      if (streams.told() == 0) throw new IOException("no stream was told anything in " + round);
      return load;
    } finally {
      SlowWrite.remove(ground);
    }
  }
}
