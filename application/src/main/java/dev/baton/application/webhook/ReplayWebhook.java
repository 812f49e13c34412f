package dev.baton.application.webhook;

import dev.baton.application.Store;
import dev.baton.application.Transactions;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.webhook.WebhookReplays.Replay;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has what a webhook was told, or should have been, sent once more, with the ids it had. */
public final class ReplayWebhook {
  /** How many dead letters begin again by one wish, the oldest first. */
  public static final int MOST_DEAD = 1_000;

  private static final int STEP = 1_000;

  private final Transactions transactions;

  @Inject
  public ReplayWebhook(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Has one begin again; empty when the webhook has no such delivery. */
  public Optional<WebhookDelivery> one(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return transactions.within(
        store ->
            store
                .webhooks()
                .find(organization, webhook)
                .flatMap(_ -> store.webhookDeliveries().replay(organization, webhook, delivery)));
  }

  /**
   * Has dead letters begin again; how many, or empty when there is no such webhook.
   *
   * @param most of them, up to {@link #MOST_DEAD}
   */
  public Optional<Integer> dead(Organization.Id organization, Webhook.Id webhook, int most) {
    return transactions.within(
        store ->
            store
                .webhooks()
                .find(organization, webhook)
                .map(_ -> store.webhookDeliveries().replayDead(organization, webhook, most)));
  }

  /** Tells again what happened from a time on; false when there is no such webhook. */
  public boolean since(Organization.Id organization, Webhook.Id webhook, Instant time) {
    return begin(organization, webhook, Position.START, time);
  }

  /** Tells again what happened after a place in the log; false when there is no such webhook. */
  public boolean after(Organization.Id organization, Webhook.Id webhook, Position place) {
    return begin(organization, webhook, place, null);
  }

  private boolean begin(
      Organization.Id organization, Webhook.Id webhook, Position from, @Nullable Instant since) {
    return transactions.within(
        store -> {
          if (store.webhooks().find(organization, webhook).isEmpty()) return false;
          store.webhookReplays().begin(organization, webhook, from, since);
          return true;
        });
  }

  /** Tells again what happened from a delivery on; false when there is nothing of the kind. */
  public boolean from(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery) {
    return transactions.within(
        store -> {
          var place =
              store
                  .webhooks()
                  .find(organization, webhook)
                  .flatMap(_ -> store.webhookDeliveries().find(organization, webhook, delivery))
                  .flatMap(store.webhookReplays()::before);
          place.ifPresent(at -> store.webhookReplays().begin(organization, webhook, at, null));
          return place.isPresent();
        });
  }

  /** Works on one replay that is under way; how many events were looked at. */
  public int step() {
    return transactions.within(
        store -> store.webhookReplays().lock().map(each -> step(each, store)).orElse(0));
  }

  private static int step(Replay replay, Store store) {
    var events = store.events().after(replay.at(), STEP);
    var webhook = store.webhooks().find(replay.organization(), replay.webhook());
    if (events.isEmpty() || webhook.isEmpty()) {
      store.webhookReplays().end(replay);
      return events.size();
    }
    var again =
        events.stream()
            .filter(each -> belongs(each, replay))
            .flatMap(each -> PlanDeliveries.of(each, webhook.get()).stream())
            .toList();
    if (!again.isEmpty()) store.webhookDeliveries().replay(again);
    var last = events.getLast().at();
    if (last.transaction() > replay.until()) store.webhookReplays().end(replay);
    else store.webhookReplays().move(replay, last);
    return events.size();
  }

  private static boolean belongs(Recorded event, Replay replay) {
    return event.organization().equals(replay.organization())
        && event.at().transaction() <= replay.until()
        && (replay.since() == null || !event.time().isBefore(replay.since()));
  }
}
