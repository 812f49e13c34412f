package dev.baton.server;

import dev.baton.application.Transactions;
import dev.baton.domain.access.Organization;
import dev.baton.migrations.Migrations;
import dev.baton.server.config.Config;
import dev.baton.server.logging.Logs;
import dev.baton.server.node.Node;
import dev.baton.server.node.Setup;
import dev.baton.server.postgres.OpenDatabase;
import java.util.Map;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whose dead letters a command is about, and the installation that they are in. */
final class DeadOf {

  @Option(names = "--organization", required = true, paramLabel = "SLUG", description = "Whose.")
  private String organization = "";

  void on(
      Map<String, String> environment,
      CommandLine command,
      BiConsumer<Node, Organization.Id> work) {
    var config = Config.of(environment, ServeCommand.DATA);
    Logs.from(config.logLevel());
    try (var database = OpenDatabase.of(config)) {
      Migrations.of(database.directUrl()).migrate();
      try (var node = Node.start(database, Setup.of(config))) {
        work.accept(node, found(node, command));
      }
    }
  }

  private Organization.Id found(Node node, CommandLine command) {
    return node.get(Transactions.class)
        .within(store -> store.organizations().findBySlug(organization))
        .map(Organization::id)
        .orElseThrow(
            () -> new ParameterException(command, "No organization is called " + organization));
  }
}
