package dev.baton.application.webhook;

import dev.baton.application.webhook.LeasedDelivery.Matter;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Instant;
import java.util.List;

/**
 * A delivery with all that is needed to send it.
 *
 * @param secrets that it is signed with, the newest first
 * @param at the moment of sending by the database's clock: a receiver refuses what was signed at
 *     another time, and a node's own clock may be wrong
 */
public record WebhookParcel(
    WebhookDelivery delivery, String url, List<String> secrets, Matter matter, Instant at) {

  public WebhookParcel {
    secrets = List.copyOf(secrets);
  }

  /** Never the secrets. */
  @Override
  public String toString() {
    return "WebhookParcel[" + delivery.id().value() + "]";
  }
}
