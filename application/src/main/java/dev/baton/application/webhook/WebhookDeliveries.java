package dev.baton.application.webhook;

import dev.baton.domain.access.Organization;
import dev.baton.domain.webhook.Webhook;
import dev.baton.domain.webhook.WebhookDelivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What webhooks are told, and how far each of it has come. */
public interface WebhookDeliveries {

  /** Has these sent, each in its lane; one that is known already stays as it is. */
  void add(List<WebhookDelivery> planned);

  /**
   * Leases lanes that are due, by one statement and the database's clock, and of each gives the
   * first delivery. A webhook that is not active gives nothing, and one that takes nothing gives
   * one at a time.
   *
   * @param most lanes in all, taken from many webhooks rather than from one
   * @param ofOne lanes that are leased at once for one webhook
   */
  List<LeasedDelivery> lease(UUID token, Duration lease, int most, int ofOne);

  /**
   * Settles what was leased, each as if it were alone; those of them whose lease is the last one.
   * Nothing changes for the others.
   */
  List<Settlement> settle(List<Settlement> answered);

  Optional<WebhookDelivery> find(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery);

  /** Has these sent, also those that were settled before. */
  void replay(List<WebhookDelivery> planned);

  /**
   * Has one begin again; one that is pending goes on, at once. Empty when there is no such
   * delivery.
   */
  Optional<WebhookDelivery> replay(
      Organization.Id organization, Webhook.Id webhook, WebhookDelivery.Id delivery);

  /** Has dead ones begin again, the oldest first; how many. */
  int replayDead(Organization.Id organization, Webhook.Id webhook, int most);

  /** What was held against the webhook is forgotten, and some of what waits is due now. */
  void forgive(Organization.Id organization, Webhook.Id webhook);

  /**
   * Lets go of what was settled so long ago, and of what webhooks were told that are removed.
   *
   * @param most deliveries at once
   * @return how many went
   */
  int forget(Duration kept, int most);
}
