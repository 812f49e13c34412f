package dev.baton.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of its own process, so that its CPU time can be told from the clients'. */
record ServerProcess(Process process, int port) implements AutoCloseable {
  /** As the launcher starts it. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseG1GC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** Options of the Java virtual machine besides, for instance those that record a profile. */
  private static final String OPTIONS = System.getProperty("baton.bench.server", "");

  /**
   * Starts it; its log is written as ever, and thrown away.
   *
   * @param writers as many as clients gives each message a commit of its own
   */
  static ServerProcess start(Ground ground, int connections, int writers) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of(OPTIONS.strip().split("\\s+")));
    command.removeIf(String::isEmpty);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Serve.class.getName()));
    command.addAll(List.of(Integer.toString(connections), Integer.toString(writers)));
    var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().put("BENCH_DATABASE_URL", ground.database().url());
    var process = builder.start();
    return new ServerProcess(process, port(process));
  }

  private static int port(Process process) throws IOException {
    return process
        .inputReader(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(Serve.PORT))
        .map(line -> Integer.parseInt(line.substring(Serve.PORT.length())))
        .findFirst()
        .orElseThrow(() -> new IOException("the server did not start"));
  }

  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
