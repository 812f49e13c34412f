package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** P01: relays over HTTP, each in a commit of its own. */
record SendSingle(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final double REACH = 0.60;
  private static final int WARM_UP = 15;
  private static final int USUAL_WRITERS = 4;

  @Override
  public Verdict run() throws Exception {
    var direct = Direct.on(ground, scene, plan);
    Progress.say("P01 send.single; D1 by %s; %s", direct.name(), Direct.ROWS);
    Progress.say("clients: %d bare sockets, kept alive", Duel.CLIENTS);
    if (plan.bad()) NotifyInside.put(ground);
    try {
      var verdict = measure("P01", direct, Duel.CLIENTS, plan.rounds());
      Progress.say("%s", verdict);
      var shared = measure("P01 with coalescing", direct, USUAL_WRITERS, (plan.rounds() + 1) / 2);
      Progress.say("for information: %s", shared.figure());
      return verdict;
    } finally {
      NotifyInside.remove(ground);
    }
  }

  private Verdict measure(String name, Direct direct, int writers, int rounds)
      throws IOException, InterruptedException, SQLException {
    var checker = Checker.before(ground, scene, direct::written);
    var relays = new Relays(scene, Saying.RELAY);
    try (var server = ServerProcess.start(ground, Duel.CLIENTS, writers)) {
      var duel = new Duel(ground, direct, relays, Duel.CLIENTS, server);
      ground.execute("checkpoint");
      duel.warmUp(WARM_UP);
      for (int i = 1; i <= rounds; i++) duel.round(name + " round " + i, plan.seconds());
      var flaw = checker.look(relays.acknowledged()) + duel.flaw();
      var verdict = verdict(name, duel);
      return flaw.isEmpty() ? verdict : verdict.voided(flaw);
    }
  }

  private static Verdict verdict(String name, Duel duel) {
    var figure =
        "relay / D1 = %s, reach >= %.2f; by CPU alone %s; %s"
            .formatted(
                duel.ratio().text("%.2f"), REACH, duel.cpuRatio().text("%.2f"), Progress.load());
    return Verdict.of(name, duel.ratio().median() >= REACH, figure);
  }
}
