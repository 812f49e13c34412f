package dev.baton.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.baton.server.config.Config.LogLevel;
import org.slf4j.LoggerFactory;

/** How much Baton's own loggers say; those of its libraries are set in logback.xml. */
public final class Logs {

  private Logs() {}

  public static void from(LogLevel level) {
    if (LoggerFactory.getLogger("dev.baton") instanceof Logger ours) {
      ours.setLevel(Level.valueOf(level.name()));
    }
  }
}
