package dev.baton.server;

import dev.baton.application.Page;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.delivery.Means;
import dev.baton.application.delivery.ReplayDeliveries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import dev.baton.server.node.Node;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class DeadMessages implements Dead {

  @Option(
      names = "--channel",
      description = "On this channel only: ${COMPLETION-CANDIDATES}; all when absent.")
  private @Nullable Means means;

  @Override
  public List<String> description() {
    return List.of(
        "Messages to visitors that were given up, the longest dead first, by their ids:",
        "when, channel, code, tries, conversation, message.");
  }

  @Override
  public List<String> lines(Node node, Organization.Id organization, int limit) {
    return node
        .get(DeliveryQueries.class)
        .dead(organization, means, new Page.Request(null, limit))
        .items()
        .stream()
        .map(DeadMessages::line)
        .toList();
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

  @Override
  public int replay(Node node, Organization.Id organization, int limit) {
    return node.get(ReplayDeliveries.class).replay(organization, means, limit);
  }

  @Override
  public int replay(Node node, Organization.Id organization, List<UUID> these) {
    var messages = these.stream().map(Message.Id::new).toList();
    return node.get(ReplayDeliveries.class).replay(organization, messages);
  }
}
