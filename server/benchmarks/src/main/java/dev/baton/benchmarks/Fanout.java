package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** P09: one message to all streams of its thread, from its POST until the last has it. */
record Fanout(Ground ground, Scene scene, Plan plan) implements Gate {
  private static final double REACH = 0.7;
  private static final double REACH_MILLIS = 150;
  private static final List<Integer> SIZES = List.of(1_000, 5_000, 10_000);

  /** A process has no descriptors for more; what comes beyond it costs as much each. */
  private static final int MOST_BARE = 4_000;

  private static final int WARM_UP = 40;
  private static final int EVENTS = 6;
  private static final int USUAL_WRITERS = 4;

  /** Milliseconds at one size, and bare ones over ours. */
  private record Told(Spread millis, Spread ratio) {}

  @Override
  public Verdict run() throws Exception {
    Progress.say("P09 fanout: %d events at each of %s streams", plan.rounds() * EVENTS, SIZES);
    if (plan.bad()) Progress.say("bad form: 200 ms of sleep in every write; the gate must go red");
    if (plan.bad()) SlowWrite.putLong(ground);
    var told = new ArrayList<Told>();
    try {
      for (var each : SIZES) told.add(measure(each));
    } finally {
      SlowWrite.remove(ground);
    }
    return verdict(told.getLast());
  }

  private static Verdict verdict(Told most) {
    var figure =
        "bare NIO / ours at %d streams = %s, reach >= %.1f; %s ms, reach <= %.0f; %s"
            .formatted(
                SIZES.getLast(),
                most.ratio.text("%.2f"),
                REACH,
                most.millis.text("%.0f"),
                REACH_MILLIS,
                Progress.load());
    boolean reached = most.ratio.median() >= REACH && most.millis.median() <= REACH_MILLIS;
    return Verdict.of("P09", reached, figure);
  }

  private Told measure(int size) throws IOException, SQLException {
    try (var server = ServerProcess.start(ground, Duel.CLIENTS, USUAL_WRITERS);
        var client = Relay.to(server.port(), Saying.RELAY, scene.secret());
        var streams =
            Streams.open(server.port(), Collections.nCopies(size, scene.listening(1).getFirst()));
        var bare = BareStreams.open(Math.min(size, MOST_BARE))) {
      for (int i = 0; i < WARM_UP; i++) {
        tell(client, streams, size);
        bare.tell();
      }
      var meter = CpuTime.Meter.on(ground, server.process().pid());
      double cpu = meter.read().server();
      var millis = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      for (int i = 0; i < plan.rounds() * EVENTS; i++) {
        double least = bare.tell() * size / Math.min(size, MOST_BARE);
        double ours = tell(client, streams, size);
        millis.add(ours);
        ratios.add(least / ours);
      }
      var told = new Told(Spread.of(millis), Spread.of(ratios));
      double each = (meter.read().server() - cpu) * 1e6 / millis.size() / size;
      Progress.say(
          "P09 %d streams: %s ms, bare / ours %s; server %.1f µs CPU each; %s",
          size, told.millis.text("%.1f"), told.ratio.text("%.2f"), each, Progress.load());
      return told;
    }
  }

  /** Milliseconds from before the POST until all of them have its message. */
  private static double tell(Relay client, Streams streams, int size) throws IOException {
    long before = streams.told();
    long began = System.nanoTime();
    client.send(1);
    streams.await(before + size);
    return (System.nanoTime() - began) / 1e6;
  }
}
