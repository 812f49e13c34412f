package dev.baton.application.memory;

import dev.baton.application.webhook.CallRecord;
import dev.baton.application.webhook.WebhookReplays.Replay;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What webhooks are told. */
record MemoryHooks(
    Map<WebhookDelivery.Id, WebhookDelivery> deliveries,
    Map<Lane, Due> lanes,
    List<Kept> calls,
    Map<Webhook.Id, Instant> failing,
    Map<Webhook.Id, Replay> replays) {

  record Lane(Organization.Id organization, Webhook.Id webhook, UUID id) {

    static Lane of(WebhookDelivery delivery) {
      return new Lane(delivery.organization(), delivery.webhook(), delivery.place().lane());
    }
  }

  record Due(Instant at, @Nullable UUID lease) {}

  record Kept(WebhookDelivery.Id delivery, int number, Instant began, CallRecord call) {}

  static MemoryHooks empty() {
    return new MemoryHooks(Map.of(), Map.of(), List.of(), Map.of(), Map.of());
  }

  MemoryHooks draft() {
    return new MemoryHooks(
        new LinkedHashMap<>(deliveries),
        new LinkedHashMap<>(lanes),
        new ArrayList<>(calls),
        new LinkedHashMap<>(failing),
        new LinkedHashMap<>(replays));
  }
}
