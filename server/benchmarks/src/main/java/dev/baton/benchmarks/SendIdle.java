package dev.baton.benchmarks;

import java.util.ArrayList;
import org.HdrHistogram.Histogram;

/** P05: one client at a fixed rate, as on a quiet day. */
record SendIdle(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final int PER_SECOND = 100;
  private static final double REACH_MICROS = 500;
  private static final int WARM_UP = 10;
  private static final int USUAL_WRITERS = 4;

  @Override
  public Verdict run() throws Exception {
    var direct = Direct.on(ground, scene, plan);
    Progress.say("P05 send.idle at %d/s; D1 by %s", PER_SECOND, direct.name());
    if (plan.bad()) Progress.say("bad form: 1 ms of sleep in every write; the gate must go red");
    var checker = Checker.before(ground, scene, direct::written);
    var relays = new Relays(scene, Saying.RELAY);
    var over = new ArrayList<Double>();
    try (var server = ServerProcess.start(ground, Duel.CLIENTS, USUAL_WRITERS)) {
      ground.execute("checkpoint");
      relays.closed(server, 1, WARM_UP);
      for (int i = 1; i <= plan.rounds(); i++) {
        var bare = direct.paced(PER_SECOND, plan.seconds());
        if (plan.bad()) SlowWrite.put(ground);
        var relayed = relays.paced(server, PER_SECOND, plan.seconds());
        if (plan.bad()) SlowWrite.remove(ground);
        over.add((double) p50(relayed) - p50(bare));
        say(i, bare, relayed);
      }
    }
    var flaw = checker.look(relays.acknowledged());
    var spread = Spread.of(over);
    var figure =
        "p50 of the relay over D1's: %s µs, reach <= %.0f µs; %s"
            .formatted(spread.text("%.0f"), REACH_MICROS, Progress.load());
    var verdict = Verdict.of("P05", spread.median() <= REACH_MICROS, figure);
    return flaw.isEmpty() ? verdict : verdict.voided(flaw);
  }

  private static void say(int round, Histogram bare, Histogram relayed) {
    Progress.say(
        "P05 round %d, µs from the intended start: D1 p50 %d p99 %d (%d), relay p50 %d p99 %d (%d);"
            + " %s",
        round,
        p50(bare),
        bare.getValueAtPercentile(99),
        bare.getTotalCount(),
        p50(relayed),
        relayed.getValueAtPercentile(99),
        relayed.getTotalCount(),
        Progress.load());
  }

  private static long p50(Histogram micros) {
    return micros.getValueAtPercentile(50);
  }
}
