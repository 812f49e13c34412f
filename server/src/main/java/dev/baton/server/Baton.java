package dev.baton.server;

import dev.baton.migrations.SchemaRefused;
import dev.baton.server.launch.CannotStart;
import dev.baton.server.launch.Exit;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line. Whatever keeps Baton from running is one line on stderr and an exit code. */
@Command(
    name = "baton",
    description = "A self-hosted server for human handoff.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Baton {

  private Baton() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(System.getenv()).execute(arguments));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new Baton())
        .addSubcommand(new ServeCommand(environment))
        .addSubcommand(new DemoCommand(environment))
        .addSubcommand(new MigrateCommand(environment))
        .addSubcommand(new LimitCommand(environment))
        .addSubcommand(DeadCommand.of("deliveries", environment, DeadMessages::new))
        .addSubcommand(DeadCommand.of("webhooks", environment, DeadWebhooks::new))
        .addSubcommand(
            new CommandLine(new KeysCommand()).addSubcommand(new CreateKeyCommand(environment)))
        .setExecutionExceptionHandler(Baton::explain);
  }

  private static int explain(Exception flaw, CommandLine command, ParseResult parsed) {
    return switch (flaw) {
      case CannotStart known -> line(command.getErr(), known.exit(), known);
      case SchemaRefused known -> line(command.getErr(), Exit.SCHEMA, known);
      default -> {
        flaw.printStackTrace(command.getErr());
        yield Exit.BUG.code();
      }
    };
  }

  private static int line(PrintWriter err, Exit exit, Exception flaw) {
    err.println("baton: " + flaw.getMessage());
    return exit.code();
  }
}
