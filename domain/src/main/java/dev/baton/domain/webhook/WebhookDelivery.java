package dev.baton.domain.webhook;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, on its way to one webhook. Its id follows from both and stays the same
 * for every attempt and every replay: the receiver knows it again.
 */
public record WebhookDelivery(
    Id id,
    Organization.Id organization,
    Webhook.Id webhook,
    Place place,
    Told told,
    Progress progress) {

  public record Id(UUID value) {}

  /**
   * Where it stands among others: what is in one lane arrives in order, one after the other.
   *
   * @param lane a conversation's id, or the webhook's own for what is about no conversation
   */
  public record Place(UUID lane, long position) {}

  /**
   * What happened.
   *
   * @param facts ids, numbers and words by names in camel case; nothing that anybody wrote
   */
  public record Told(Topic topic, JsonObject facts, Instant at) {}

  /**
   * How far it has come.
   *
   * @param tries calls since it was last begun
   * @param attempts calls in all
   */
  public record Progress(Status status, int tries, int attempts, @Nullable Instant settledAt) {
    public static final Progress NEW = new Progress(Status.PENDING, 0, 0, null);
  }

  public enum Status {
    PENDING,
    DELIVERED,
    /** Given up after the last try, until somebody has it begin again. */
    DEAD,
    /** What it was to tell of is not there any more. */
    DROPPED
  }

  public WebhookDelivery with(Progress other) {
    return new WebhookDelivery(id, organization, webhook, place, told, other);
  }
}
