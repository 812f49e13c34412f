package dev.baton.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rounds in which the denominator and the relay take turns on the same database. */
final class Duel {
  static final int CLIENTS = 16;
  private static final double MOST_WIDTH = 0.35;

  private final Direct direct;
  private final Relays relays;
  private final int clients;
  private final ServerProcess server;
  private final CpuTime.Meter meter;
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> cpuRatios = new ArrayList<>();
  private final List<Double> denominators = new ArrayList<>();

  /**
   * @param clients of the server; D1 has as many connections as the server
   */
  Duel(Ground ground, Direct direct, Relays relays, int clients, ServerProcess server)
      throws SQLException, IOException {
    this.direct = direct;
    this.relays = relays;
    this.clients = clients;
    this.server = server;
    this.meter = CpuTime.Meter.on(ground, server.process().pid());
  }

  /** Not counted. */
  void warmUp(int seconds) throws IOException, InterruptedException, SQLException {
    direct.closed(CLIENTS, Math.max(1, seconds / 5));
    relays.closed(server, clients, seconds);
  }

  void round(String name, int seconds) throws IOException, InterruptedException, SQLException {
    var start = meter.read();
    var bare = direct.closed(CLIENTS, seconds);
    var middle = meter.read();
    var relayed = relays.closed(server, clients, seconds);
    var bareCpu = middle.since(start).each(bare.operations());
    var cpu = meter.read().since(middle).each(relayed.operations());
    denominators.add(bare.rate());
    ratios.add(relayed.rate() / bare.rate());
    cpuRatios.add(bareCpu.total() / cpu.total());
    Progress.say(
        "%s: D1 %.0f/s, %s %.0f/s, ratio %.2f; CPU µs a message: D1 postgres %.0f client %.0f,"
            + " the other postgres %.0f server %.0f client %.0f; %s",
        name,
        bare.rate(),
        relays.name(),
        relayed.rate(),
        ratios.getLast(),
        bareCpu.postgres(),
        bareCpu.client(),
        cpu.postgres(),
        cpu.server(),
        cpu.client(),
        Progress.load());
  }

  Spread ratio() {
    return Spread.of(ratios);
  }

  /** CPU of D1 over CPU of the relay, clients included: the ratio where CPU is all that counts. */
  Spread cpuRatio() {
    return Spread.of(cpuRatios);
  }

  /** Why the rounds do not count, empty when they do. */
  String flaw() {
    var width = Spread.of(denominators).width();
    return width > MOST_WIDTH ? "D1 itself spreads over %.0f %%".formatted(width * 100) : "";
  }
}
