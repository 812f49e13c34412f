package dev.baton.server;

import dev.baton.domain.access.Organization;
import dev.baton.server.launch.Exit;
import dev.baton.server.node.Node;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    description = "Has begin again what was given up, and prints how much.",
    mixinStandardHelpOptions = true)
final class ReplayDeadCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DeadOf of = new DeadOf();

  @Mixin private final Dead dead;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      description = "The longest dead, at most so many; 1000 if absent.")
  private int limit;

  @Parameters(paramLabel = "ID", description = "These alone, whatever the limit.")
  private List<UUID> these = List.of();

  ReplayDeadCommand(Map<String, String> environment, Dead dead) {
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
            command.getOut().println("Replayed: " + replay(node, organization)));
    return Exit.OK.code();
  }

  private int replay(Node node, Organization.Id organization) {
    return these.isEmpty()
        ? dead.replay(node, organization, limit)
        : dead.replay(node, organization, these);
  }
}
