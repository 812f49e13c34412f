package dev.baton.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * CPU seconds so far, as Linux counts them; nothing where it does not.
 *
 * @param postgres all processes of the database server
 * @param server the one that is measured, 0 without one
 * @param client this process with the children it has seen end, pgbench among them
 */
record CpuTime(double postgres, double server, double client) {
  private static final double TICKS_PER_SECOND = 100;

  /** Where to look. */
  record Meter(long postmaster, long server) {

    static Meter on(Ground ground, long server) throws SQLException {
      try (var connection = ground.connect();
          var row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
        row.next();
        var backend = Stat.of(row.getLong(1));
        return new Meter(backend == null ? 0 : backend.parent(), server);
      }
    }

    CpuTime read() {
      var own = Stat.of(ProcessHandle.current().pid());
      var served = Stat.of(server);
      return new CpuTime(
          postgres() / TICKS_PER_SECOND,
          served == null ? 0 : served.own() / TICKS_PER_SECOND,
          own == null ? 0 : (own.own() + own.ended()) / TICKS_PER_SECOND);
    }

    private double postgres() {
      var main = Stat.of(postmaster);
      if (main == null) return 0;
      double ticks = main.own() + main.ended();
      for (var child :
          ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children).toList()) {
        var stat = Stat.of(child.pid());
        if (stat != null) ticks += stat.own();
      }
      return ticks;
    }
  }

  CpuTime since(CpuTime earlier) {
    return new CpuTime(
        postgres - earlier.postgres, server - earlier.server, client - earlier.client);
  }

  double total() {
    return postgres + server + client;
  }

  /** In microseconds. */
  CpuTime each(long messages) {
    double unit = Math.max(messages, 1) / 1e6;
    return new CpuTime(postgres / unit, server / unit, client / unit);
  }

  /** One line of /proc/PID/stat, of which proc(5) tells. */
  private record Stat(long parent, long own, long ended) {

    static @Nullable Stat of(long pid) {
      String line;
      try {
        line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      } catch (IOException ended) {
        return null;
      }
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
      long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      long ended = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
      return new Stat(Long.parseLong(fields[1]), own, ended);
    }
  }
}
