package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Receipt;
import java.util.List;

/**
 * A channel whose provider has to be called. It persists nothing and mints no message. Neither
 * method throws, and both answer within {@link #DEADLINE_SECONDS}, whatever the provider does.
 */
public interface DeliveryChannel {

  /** The longest that a call takes, in seconds, well below the time for which work is leased. */
  int DEADLINE_SECONDS = 15;

  Channel channel();

  /** Hands the message to the provider, once. */
  Receipt deliver(Parcel parcel);

  /** Looks whether the provider has messages that an earlier attempt may have brought it. */
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
