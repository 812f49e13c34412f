package dev.baton.server;

import dev.baton.application.limits.LimitRequests;
import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.launch.Exit;
import dev.baton.server.logging.Logs;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "limit",
    description = "Sets how many requests an organization may make.",
    mixinStandardHelpOptions = true)
final class LimitCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--organization", required = true, paramLabel = "SLUG", description = "Whose.")
  private String organization = "";

  @Option(names = "--per-minute", required = true, description = "At least 1; 6000 at first.")
  private int perMinute;

  @Option(names = "--per-hour", required = true, description = "At least 1; 100000 at first.")
  private int perHour;

  LimitCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (perMinute < 1 || perHour < 1) throw wrong("A limit is at least 1");
    var config = Config.of(environment, ServeCommand.DATA);
    Logs.from(config.logLevel());
    try (var database = OpenDatabase.of(config)) {
      Migrations.of(database.directUrl()).migrate();
      try (var node = Node.start(database, Setup.of(config))) {
        if (node.get(LimitRequests.class).limit(organization, perMinute, perHour)) {
          return Exit.OK.code();
        }
      }
    }
    throw wrong("No organization is called " + organization);
  }

  private ParameterException wrong(String message) {
    if (spec == null) throw new IllegalStateException("picocli did not fill in the command");
    return new ParameterException(spec.commandLine(), message);
  }
}
