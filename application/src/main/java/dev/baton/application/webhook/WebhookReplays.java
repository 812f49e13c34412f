package dev.baton.application.webhook;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replays of the log that are under way, at most one for each webhook. */
public interface WebhookReplays {

  /**
   * @param at up to where it has come
   * @param since nothing before it is told again, null for all
   * @param until the last transaction that belongs to it
   */
  record Replay(
      Organization.Id organization,
      Webhook.Id webhook,
      Position at,
      @Nullable Instant since,
      long until) {}

  /** Begins one that ends where planning is now; in place of one that is under way. */
  void begin(
      Organization.Id organization, Webhook.Id webhook, Position from, @Nullable Instant since);

  /** The place just before the event that a delivery tells of; empty where that is not there. */
  Optional<Position> before(WebhookDelivery delivery);

  /** One of all, locked until the end; empty when there is none that nobody works on. */
  Optional<Replay> lock();

  void move(Replay replay, Position to);

  void end(Replay replay);

  Optional<Replay> find(Organization.Id organization, Webhook.Id webhook);
}
