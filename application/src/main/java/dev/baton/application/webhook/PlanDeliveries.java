package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.log.FollowLog;
import dev.baton.application.log.LogReader;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Makes one delivery of every event for every webhook that wants to be told of it. */
public final class PlanDeliveries {
  private static final int AT_ONCE = 500;

  private final FollowLog log;

  @Inject
  public PlanDeliveries(FollowLog log) {
    this.log = log;
  }

  /** Plans for what was written since the last time; how many events that were. */
  public int plan() {
    return log.step(LogReader.WEBHOOKS, AT_ONCE, PlanDeliveries::plan);
  }

  private static void plan(List<Recorded> events, Store store) {
    var webhooks = new HashMap<Organization.Id, List<Webhook>>();
    var planned = new ArrayList<WebhookDelivery>();
    for (var event : events) {
      var listening = webhooks.computeIfAbsent(event.organization(), store.webhooks()::list);
      for (var webhook : listening) planned.addAll(of(event, webhook));
    }
    if (!planned.isEmpty()) store.webhookDeliveries().add(planned);
  }

  /** What happened before the webhook was there is none of its business. */
  static List<WebhookDelivery> of(Recorded event, Webhook webhook) {
    if (event.time().isBefore(webhook.createdAt())) return List.of();
    return Announcement.of(event)
        .filter(it -> webhook.wants(it.topic()))
        .map(it -> new Told(it.topic(), it.json(), event.time()))
        .map(it -> Telling.of(webhook, event.conversation(), event.position(), it))
        .stream()
        .toList();
  }
}
