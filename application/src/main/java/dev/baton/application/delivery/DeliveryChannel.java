package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Receipt;
import java.util.List;

/** A channel that carries messages to visitors through a provider, which knows what it has. */
public interface DeliveryChannel extends OutgoingChannel<Parcel, Receipt> {

  Channel channel();

  /**
   * Looks whether the provider has messages that an earlier attempt may have brought it. Never
   * throws, and answers within {@link #DEADLINE_SECONDS}, whatever the provider does.
   */
  Search find(Parcel parcel);

  /** What a look at the provider's own records shows. */
  sealed interface Search {

    /**
     * Everything that may be the message, each with the provider's id; empty when it is not there.
     */
    record Found(List<Delivery.News> candidates) implements Search {
      public Found {
        candidates = List.copyOf(candidates);
      }
    }

    /** The provider could not be asked just now. */
    record Unclear(Receipt receipt) implements Search {}
  }
}
