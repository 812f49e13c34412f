package dev.baton.application.memory;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.webhook.WebhookReplays;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record MemoryWebhookReplays(Tables tables) implements WebhookReplays {

  @Override
  public void begin(
      Organization.Id organization, Webhook.Id webhook, Position from, @Nullable Instant since) {
    var replay = new Replay(organization, webhook, from, since, tables.transaction());
    tables.hooks().replays().put(webhook, replay);
  }

  @Override
  public Optional<Position> before(WebhookDelivery delivery) {
    return tables.events().stream()
        .filter(each -> each.organization().equals(delivery.organization()))
        .filter(each -> each.conversation().value().equals(delivery.place().lane()))
        .filter(each -> each.position() == delivery.place().position())
        .map(each -> each.at())
        .map(at -> new Position(at.transaction(), at.conversation(), at.position() - 1))
        .findFirst();
  }

  @Override
  public Optional<Replay> lock() {
    return tables.hooks().replays().values().stream().findFirst();
  }

  @Override
  public void move(Replay replay, Position to) {
    var moved =
        new Replay(replay.organization(), replay.webhook(), to, replay.since(), replay.until());
    tables.hooks().replays().put(replay.webhook(), moved);
  }

  @Override
  public void end(Replay replay) {
    tables.hooks().replays().remove(replay.webhook());
  }

  @Override
  public Optional<Replay> find(Organization.Id organization, Webhook.Id webhook) {
    return Optional.ofNullable(tables.hooks().replays().get(webhook))
        .filter(each -> each.organization().equals(organization));
  }
}
