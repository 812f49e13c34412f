package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The messages that are to be carried, and how far each has come. A message is due from its own
 * commit on.
 */
public interface Deliveries {

  /**
   * Leases what is due on a channel, the most overdue first and of each conversation only the first
   * message, by one statement and the database's clock. A channel that is paused gives nothing, and
   * one whose pause is over gives one message to try it with.
   */
  List<Leased> lease(Channel channel, UUID token, Duration lease, int most);

  /** Settles what was leased; false, and nothing changes, when the lease is not the last one. */
  boolean settle(Leased leased, Verdict verdict);

  /** Readers took these messages of the web: those are delivered that were not yet. */
  void taken(Set<WebDeliveries.Taken> messages);

  /** Those of the provider's ids that belong to deliveries already. */
  Set<String> known(Collection<String> providerIds);

  /**
   * Takes what a provider tells about the message with this id of its; kept for later where no
   * delivery has that id yet.
   */
  void hear(String providerId, Delivery.News news);
}
