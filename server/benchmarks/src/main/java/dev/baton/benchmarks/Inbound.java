package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** P07: visitors' messages over HTTP into windows, each of which becomes one turn. */
record Inbound(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final double REACH = 1.5;
  private static final int CLIENTS = 128;
  private static final int WARM_UP = 15;
  private static final int WRITERS = 4;

  @Override
  public Verdict run() throws Exception {
    var direct = Direct.on(ground, scene, plan);
    var chats = Scene.underBot(ground, plan.conversations());
    ground.execute("vacuum (analyze)");
    Progress.say("P07 inbound; D1 by %s, as for P01; %d clients", direct.name(), CLIENTS);
    if (plan.bad()) TornWindows.put(ground);
    try {
      return measure(direct, chats);
    } finally {
      TornWindows.remove(ground);
    }
  }

  private Verdict measure(Direct direct, Scene chats)
      throws IOException, InterruptedException, SQLException {
    var checker = Checker.before(ground, chats, () -> 0);
    var visitors = new Relays(chats, Saying.INBOUND);
    try (var server = ServerProcess.start(ground, Duel.CLIENTS, WRITERS)) {
      var duel = new Duel(ground, direct, visitors, CLIENTS, server);
      ground.execute("checkpoint");
      duel.warmUp(WARM_UP);
      for (int i = 1; i <= plan.rounds(); i++) duel.round("P07 round " + i, plan.seconds());
      var verdict = verdict(duel, new Windows(ground, chats).look());
      var flaw = checker.look(visitors.acknowledged()) + duel.flaw();
      return flaw.isEmpty() ? verdict : verdict.voided(flaw);
    }
  }

  private static Verdict verdict(Duel duel, String torn) {
    var figure =
        "inbound / D1 = %s, reach >= %.1f; by CPU alone %s; %s%s"
            .formatted(
                duel.ratio().text("%.2f"),
                REACH,
                duel.cpuRatio().text("%.2f"),
                torn.isEmpty() ? "one turn for each window; " : torn,
                Progress.load());
    return Verdict.of("P07", duel.ratio().median() >= REACH && torn.isEmpty(), figure);
  }
}
