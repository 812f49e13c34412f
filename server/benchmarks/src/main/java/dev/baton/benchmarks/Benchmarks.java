package dev.baton.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Runs the gates named on the command line, or all of them, and ends with the worst verdict. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    Plan plan;
    try {
      plan = Plan.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("baton: " + wrong.getMessage());
      System.err.println(Plan.USAGE);
      System.exit(64);
      return;
    }
    System.exit(run(plan));
  }

  private static int run(Plan plan) throws Exception {
    var verdicts = new ArrayList<Verdict>();
    try (var ground = Ground.open()) {
      ground.describe();
      var scene = Scene.takenOver(ground, plan.conversations());
      // What autovacuum would come to do during the rounds, and the planner must know.
      ground.execute("vacuum (analyze)");
      ground.describeData();
      for (var name : plan.gates()) {
        var verdict = gate(name, ground, scene, plan).run();
        Progress.say("%s", verdict);
        verdicts.add(verdict);
      }
    }
    Progress.say("");
    verdicts.forEach(verdict -> Progress.say("%s", verdict));
    return worst(verdicts);
  }

  private static Gate gate(String name, Ground ground, Scene scene, Plan plan) {
    return switch (name) {
      case "P01" -> new SendSingle(ground, scene, plan);
      case "P05" -> new SendIdle(ground, scene, plan);
      case "P07" -> new Inbound(ground, scene, plan);
      case "P08" -> new StreamTax(ground, scene, plan);
      case "P09" -> new Fanout(ground, scene, plan);
      case "P11" -> new FanoutLoss(ground, scene, plan);
      case "P19" -> new Webhooks(ground, scene, plan);
      default -> throw new IllegalArgumentException("no such gate: " + name);
    };
  }

  private static int worst(List<Verdict> verdicts) {
    return verdicts.stream().mapToInt(verdict -> verdict.outcome().exit()).max().orElse(0);
  }
}
