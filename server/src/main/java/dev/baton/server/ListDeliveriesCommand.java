package dev.baton.server;

import dev.baton.application.Page;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.server.launch.Exit;
import java.util.Locale;
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
    description = {
      "Prints what was given up, the longest dead first, one a line and tabs between:",
      "when, channel, code, tries, conversation, message."
    },
    mixinStandardHelpOptions = true)
final class ListDeliveriesCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DeadOf of = new DeadOf();

  @Option(names = "--limit", defaultValue = "100", description = "At most so many; 100 if absent.")
  private int limit;

  ListDeliveriesCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (spec == null) throw new IllegalStateException("picocli did not fill in the command");
    var command = spec.commandLine();
    if (limit < 1) throw new ParameterException(command, "A limit is at least 1");
    of.on(
        environment,
        command,
        (node, organization) -> {
          var page = new Page.Request(null, limit);
          var dead = node.get(DeliveryQueries.class).dead(organization, of.means(), page);
          dead.items().forEach(each -> command.getOut().println(line(each)));
        });
    return Exit.OK.code();
  }

  private static String line(DeadLetter letter) {
    return String.join(
        "\t",
        letter.at().toString(),
        letter.means().name().toLowerCase(Locale.ROOT),
        letter.why().code(),
        Integer.toString(letter.tries()),
        letter.conversation().value().toString(),
        letter.message().value().toString());
  }
}
