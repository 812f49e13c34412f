package dev.baton.server;

import dev.baton.application.Page;
import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.FindWebhooks;
import dev.baton.application.webhook.ReplayWebhook;
import dev.baton.application.webhook.WebhookDeliveryQueries;
import dev.baton.application.webhook.WebhookDeliveryQueries.Entry;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import dev.baton.server.node.Node;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class DeadWebhooks implements Dead {

  @Option(
      names = "--webhook",
      paramLabel = "ID",
      description = "To this webhook only; all when absent.")
  private @Nullable UUID webhook;

  @Override
  public List<String> description() {
    return List.of(
        "What webhooks were told in vain, by webhook and the latest first, by the deliveries' ids:",
        "when it happened, topic, last answer, tries, webhook, delivery.");
  }

  private List<Webhook.Id> webhooks(Node node, Organization.Id organization) {
    return node.get(FindWebhooks.class).list(organization).stream()
        .map(Webhook::id)
        .filter(each -> webhook == null || each.value().equals(webhook))
        .toList();
  }

  @Override
  public List<String> lines(Node node, Organization.Id organization, int limit) {
    var page = new Page.Request(null, limit);
    var queries = node.get(WebhookDeliveryQueries.class);
    return webhooks(node, organization).stream()
        .flatMap(each -> queries.list(organization, each, Status.DEAD, page).items().stream())
        .limit(limit)
        .map(DeadWebhooks::line)
        .toList();
  }

  private static String line(Entry entry) {
    var delivery = entry.delivery();
    return String.join(
        "\t",
        delivery.told().at().toString(),
        delivery.told().topic().word(),
        entry.calls().isEmpty() ? "unknown" : answer(entry.calls().getLast().kept()),
        Integer.toString(delivery.progress().tries()),
        delivery.webhook().value().toString(),
        delivery.id().value().toString());
  }

  /** Its status, or the word that stands before the reason why there was none. */
  private static String answer(CallRecord call) {
    if (call.status() != null) return "http_" + call.status();
    return call.error() == null ? "unknown" : call.error().replaceFirst(":.*", "");
  }

  @Override
  public int replay(Node node, Organization.Id organization, int limit) {
    var replay = node.get(ReplayWebhook.class);
    int all = 0;
    for (var each : webhooks(node, organization)) {
      int some = 1;
      while (some > 0 && all < limit) {
        int most = Math.min(limit - all, ReplayWebhook.MOST_DEAD);
        some = replay.dead(organization, each, most).orElse(0);
        all += some;
      }
    }
    return all;
  }

  @Override
  public int replay(Node node, Organization.Id organization, List<UUID> these) {
    var replay = node.get(ReplayWebhook.class);
    var webhooks = webhooks(node, organization);
    return (int)
        these.stream()
            .map(WebhookDelivery.Id::new)
            .filter(
                delivery ->
                    webhooks.stream()
                        .anyMatch(each -> replay.one(organization, each, delivery).isPresent()))
            .count();
  }
}
