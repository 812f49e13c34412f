package dev.baton.server;

import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.launch.Exit;
import dev.baton.server.logging.Logs;
import dev.baton.server.postgres.OpenDatabase;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "migrate", description = "Brings the database's schema up to this Baton's.")
final class MigrateCommand implements Callable<Integer> {

  private final Map<String, String> environment;

  MigrateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    var config = Config.of(environment, ServeCommand.DATA);
    Logs.from(config.logLevel());
    try (var database = OpenDatabase.of(config)) {
      var applied = Migrations.of(database.directUrl()).migrate();
      System.out.println("Migrations applied: " + applied);
    }
    return Exit.OK.code();
  }
}
