package dev.baton.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One finished run of a program of PostgreSQL's. */
record Program(int exit, String output) {

  static Program run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Program(process.waitFor(), output.strip());
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + command.getFirst(), interrupted);
    }
  }

  boolean failed() {
    return exit != 0;
  }

  String lastLine() {
    return output.lines().reduce("", (earlier, later) -> later);
  }
}
