package dev.baton.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Lines that are printed while it runs. */
final class Progress {
  private static final Path LOAD = Path.of("/proc/loadavg");

  private Progress() {}

  // The annotation that is asked for would be a library of its own.
  @SuppressWarnings("AnnotateFormatMethod")
  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** The machine's load average over a minute, which says who else is at work. */
  static String load() {
    try {
      return "load " + Files.readString(LOAD).split(" ", 2)[0];
    } catch (IOException unknown) {
      return "load unknown";
    }
  }
}
