package dev.baton.domain.webhook;

import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.util.UUID;

/** An address of the organization's own that is told what happens. */
public record Webhook(
    Id id,
    Organization.Id organization,
    Subscription subscription,
    Signing signing,
    Standing standing,
    Instant createdAt,
    Instant updatedAt) {
  /** How many an organization has at most; our own bound. */
  public static final int MOST = 50;

  public record Id(UUID value) {}

  /** Whether anything is sent there now. */
  public sealed interface Standing {

    record Active() implements Standing {}

    /** By the organization's own wish. */
    record Paused() implements Standing {}

    /** Given up, because nothing arrived for long or the receiver said that it is gone. */
    record Disabled(String reason) implements Standing {}
  }

  public static Webhook registered(
      Id id, Organization.Id organization, Subscription wish, String secret, Instant now) {
    return new Webhook(
        id, organization, wish, Signing.with(secret), new Standing.Active(), now, now);
  }

  public boolean active() {
    return standing instanceof Standing.Active;
  }

  public boolean wants(Topic topic) {
    return active() && subscription.events().contains(topic.word());
  }

  public Webhook subscribed(Subscription other, Instant now) {
    return new Webhook(id, organization, other, signing, standing, createdAt, now);
  }

  public Webhook standing(Standing other, Instant now) {
    return new Webhook(id, organization, subscription, signing, other, createdAt, now);
  }

  public Webhook rotated(String secret, Instant now) {
    return new Webhook(
        id, organization, subscription, signing.rotated(secret, now), standing, createdAt, now);
  }
}
