package dev.baton.server.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.server.Baton;
import dev.baton.server.installation.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demonstration as a process of its own, on a data folder. */
record BatonProcess(Process process, People people) implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  /** Ready to serve when this returns. */
  static BatonProcess start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * @param settings beside those that every such process has
   */
  static BatonProcess start(Path folder, Map<String, String> settings) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Baton.class.getName(),
            "demo",
            "--json");
    builder.environment().keySet().removeIf(name -> name.startsWith("BATON_"));
    builder.environment().put("BATON_PORT", "0");
    builder.environment().put("BATON_DATA", folder.toString());
    builder.environment().put("BATON_LOG_LEVEL", "ERROR");
    builder.environment().putAll(settings);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      var process = builder.start();
      return new BatonProcess(process, announced(process));
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  private static People announced(Process process) throws IOException {
    // Logs, if there are any, stand before the one line for scripts.
    var out = process.inputReader();
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("{\"base_url\"")) return People.read(line);
    }
    throw new AssertionError("it never was ready; exit " + process.onExit().join().exitValue());
  }

  /** As the operating system asks politely, with SIGTERM. */
  void stop() {
    process.destroy();
    assertThat(exit()).as("exit").isZero();
  }

  /** As the operating system does not ask, with SIGKILL. */
  void kill() {
    process.destroyForcibly();
    assertThat(exit()).as("exit").isNotZero();
  }

  private int exit() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Leaves nothing running, whatever happened. */
  @Override
  public void close() {
    if (process.isAlive()) process.destroy();
    exit();
  }
}
