package dev.baton.application.webhook;

import dev.baton.application.Page;
import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what webhooks were told, and what came of it. */
public interface WebhookDeliveryQueries {

  /** A delivery with its calls, the first one first. */
  record Entry(WebhookDelivery delivery, List<Call> calls) {
    public Entry {
      calls = List.copyOf(calls);
    }
  }

  /**
   * @param number from 1, over all replays; one that is missing was made by a worker that fell
   */
  record Call(int number, Instant beganAt, CallRecord kept) {}

  /**
   * What waits for a webhook.
   *
   * @param pending not yet delivered, counted up to {@link #MOST_COUNTED}
   * @param dead given up, counted likewise
   * @param oldest when the oldest that is pending happened
   * @param failingSince since when nothing was taken
   */
  record Backlog(int pending, int dead, @Nullable Instant oldest, @Nullable Instant failingSince) {
    public static final int MOST_COUNTED = 10_000;
  }

  /**
   * The deliveries of a webhook, what happened last first.
   *
   * @param status null for all
   */
  Page<Entry> list(
      Organization.Id organization,
      Webhook.Id webhook,
      @Nullable Status status,
      Page.Request request);

  Optional<Entry> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery);

  Backlog backlog(Organization.Id organization, Webhook.Id webhook);
}
