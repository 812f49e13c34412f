package dev.baton.server;

import dev.baton.server.launch.Exit;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Prints what was given up, one a line and tabs between.",
    mixinStandardHelpOptions = true)
final class ListDeadCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DeadOf of = new DeadOf();

  @Mixin private final Dead dead;

  @Option(names = "--limit", defaultValue = "100", description = "At most so many; 100 if absent.")
  private int limit;

  ListDeadCommand(Map<String, String> environment, Dead dead) {
    this.environment = environment;
    this.dead = dead;
  }

  @Override
  public Integer call() {
    if (spec == null) throw new IllegalStateException("picocli did not fill in the command");
    var command = spec.commandLine();
    if (limit < 1) throw new ParameterException(command, "A limit is at least 1");
    of.on(
        environment,
        command,
        (node, organization) ->
            dead.lines(node, organization, limit).forEach(command.getOut()::println));
    return Exit.OK.code();
  }
}
