package dev.baton.domain.webhook;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    static final Progress NEW = new Progress(Status.PENDING, 0, 0, null);
  }

  public enum Status {
    PENDING,
    DELIVERED,
    /** Given up after the last try, until somebody has it begin again. */
    DEAD,
    /** What it was to tell of is not there any more. */
    DROPPED
  }

  /** What is about a conversation, at its place in the conversation's log. */
  public static WebhookDelivery of(
      Webhook webhook, Conversation.Id conversation, long position, Told told) {
    return planned(webhook, new Place(conversation.value(), position), told);
  }

  /** What is about no conversation. */
  public static WebhookDelivery of(Webhook webhook, Told told) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, told.at());
    return planned(webhook, new Place(webhook.id().value(), micros), told);
  }

  private static WebhookDelivery planned(Webhook webhook, Place place, Told told) {
    var name =
        "%s %s %d %s %s"
            .formatted(
                webhook.id().value(),
                place.lane(),
                place.position(),
                told.topic().word(),
                told.facts().text());
    return new WebhookDelivery(
        id(told.at(), name), webhook.organization(), webhook.id(), place, told, Progress.NEW);
  }

  /** A UUIDv7 with the time of what happened, and a digest where others have randomness. */
  private static Id id(Instant at, String name) {
    var digest = ByteBuffer.wrap(sha256(name));
    long high = (at.toEpochMilli() << 16) | 0x7000 | (digest.getLong() & 0xfff);
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new Id(new UUID(high, low));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException flaw) {
      throw new IllegalStateException("every JDK has SHA-256", flaw);
    }
  }

  public WebhookDelivery with(Progress other) {
    return new WebhookDelivery(id, organization, webhook, place, told, other);
  }
}
