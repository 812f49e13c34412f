package dev.baton.server.postgres;

import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL server process of one cluster. It is no child of ours in the operating system's
 * eyes: so Ctrl-C reaches Baton alone, which needs its database until the last request is done; and
 * so it lives on when Baton is killed.
 */
record Postmaster(Cluster cluster) {

  /** What PostgreSQL promises must hold whatever its configuration files say. */
  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=100",
          "shared_buffers=256MB",
          "max_wal_size=2GB",
          "random_page_cost=1.1",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "logging_collector=on",
          "log_filename=postgresql-%a.log",
          "log_truncate_on_rotation=on");

  private static final int ATTEMPTS = 3;

  /** Starts it and returns its port once it answers, after crash recovery if there is any. */
  int start() throws IOException {
    stopOrphan();
    for (var attempt = 1; ; attempt++) {
      var port = freePort();
      var started = start(port);
      if (!started.failed()) {
        return port;
      }
      if (attempt == ATTEMPTS) {
        throw new CannotStart(
            Exit.DATABASE,
            "The bundled PostgreSQL does not start: %s (more in %s)"
                .formatted(reason(started), startLog()));
      }
    }
  }

  Program start(int port) {
    var options = new ArrayList<String>();
    SETTINGS.forEach(each -> options.add("-c " + each));
    options.add("-p " + port);
    return control(
        "start",
        "--wait",
        "--timeout=600",
        "--log=" + startLog(),
        "--options=" + String.join(" ", options));
  }

  /** Rolls back what is open, writes a checkpoint and ends; rudely if that takes too long. */
  void stop() {
    if (control("stop", "--mode=fast", "--wait", "--timeout=30").failed()
        && process().isPresent()) {
      control("stop", "--mode=immediate", "--wait", "--timeout=30");
    }
  }

  /** The running server of this cluster, if there is one. A zombie is none: it has no command. */
  Optional<ProcessHandle> process() {
    return recorded().filter(this::servesThisCluster);
  }

  /**
   * A killed Baton leaves its PostgreSQL running. It is stopped rather than taken over, so that
   * ours always runs with our settings. Only when nothing serves the data any more may the record
   * go, which PostgreSQL takes for itself when the number has become another program's.
   */
  void stopOrphan() throws IOException {
    if (process().isPresent()) {
      stop();
    }
    if (process().isPresent()) {
      throw new CannotStart(
          Exit.BUSY, "A PostgreSQL that is not ours runs on %s.".formatted(cluster.data()));
    }
    endSessionsWithoutServer();
    Files.deleteIfExists(record());
  }

  /** They end by themselves, but not at once, and no new server may start beside them. */
  private void endSessionsWithoutServer() {
    var ours = cluster.data().resolveSibling("");
    while (ProcessHandle.allProcesses()
        .filter(each -> each.info().command().filter(c -> Path.of(c).startsWith(ours)).isPresent())
        .anyMatch(ProcessHandle::destroyForcibly)) {
      Thread.onSpinWait();
    }
  }

  private boolean servesThisCluster(ProcessHandle process) {
    var info = process.info();
    return info.command().filter(each -> each.endsWith("/postgres")).isPresent()
        && List.of(info.arguments().orElse(new String[0])).contains(cluster.data().toString());
  }

  private Optional<ProcessHandle> recorded() {
    try (var lines = Files.lines(record())) {
      return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private Path record() {
    return cluster.data().resolve("postmaster.pid");
  }

  private Path startLog() {
    return cluster.data().resolveSibling("start.log");
  }

  private String reason(Program started) {
    try (var lines = Files.lines(startLog())) {
      return lines
          .filter(each -> each.contains("FATAL"))
          .reduce(started.lastLine(), (earlier, later) -> later);
    } catch (IOException flaw) {
      return started.lastLine();
    }
  }

  private Program control(String what, String... options) {
    var arguments = new ArrayList<>(List.of(what, "--pgdata=" + cluster.data()));
    arguments.addAll(List.of(options));
    return Program.run(cluster.binaries().command("pg_ctl", arguments));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
