package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Where the organization wants to be told what happens, and what it was told. */
final class TellingRoutes {
  private final WebhookRoutes webhooks;
  private final WebhookLogRoutes log;
  private final WebhookReplayRoutes replays;

  @Inject
  TellingRoutes(WebhookRoutes webhooks, WebhookLogRoutes log, WebhookReplayRoutes replays) {
    this.webhooks = webhooks;
    this.log = log;
    this.replays = replays;
  }

  List<Endpoint> endpoints() {
    return Stream.of(webhooks.endpoints(), log.endpoints(), replays.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
