package dev.baton.server;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What was given up of one kind: listed, and begun again. */
@Command(synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true)
final class DeadCommand {

  private DeadCommand() {}

  static CommandLine of(String name, Map<String, String> environment, Supplier<Dead> dead) {
    var command = new CommandLine(new DeadCommand()).setCommandName(name);
    command
        .getCommandSpec()
        .usageMessage()
        .description(dead.get().description().toArray(String[]::new));
    return command
        .addSubcommand(new ListDeadCommand(environment, dead.get()))
        .addSubcommand(new ReplayDeadCommand(environment, dead.get()));
  }
}
