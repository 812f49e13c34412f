package dev.baton.application.webhook;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import dev.baton.domain.webhook.WebhookDelivery.Place;
import dev.baton.domain.webhook.WebhookDelivery.Progress;
import dev.baton.domain.webhook.WebhookDelivery.Told;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What happened becomes a delivery, the same one however often it is asked for. */
public final class Telling {

  private Telling() {}

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
  private static WebhookDelivery.Id id(Instant at, String name) {
    var digest = ByteBuffer.wrap(sha256(name));
    long high = (at.toEpochMilli() << 16) | 0x7000 | (digest.getLong() & 0xfff);
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new WebhookDelivery.Id(new UUID(high, low));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException flaw) {
      throw new IllegalStateException("every JDK has SHA-256", flaw);
    }
  }
}
