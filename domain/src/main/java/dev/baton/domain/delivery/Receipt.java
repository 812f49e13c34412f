package dev.baton.domain.delivery;

import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one attempt to hand a message to a channel's provider came to. */
public sealed interface Receipt {

  /** The provider has it. */
  record Accepted(Delivery.News news) implements Receipt {}

  /**
   * The provider surely has it not, and may take it later.
   *
   * @param after how long the provider asks to wait, null where it does not say
   */
  record Again(@Nullable Duration after, Failure why) implements Receipt {}

  /** The provider surely has it not, and takes nothing just now: too many requests. */
  record Busy(@Nullable Duration after, Failure why) implements Receipt {}

  /** The provider takes nothing from us at all, such as with credentials that were revoked. */
  record Closed(Failure why) implements Receipt {}

  /** The provider will never take it. */
  record Refused(Failure why) implements Receipt {}

  /** It was sent, and whether the provider took it is not known. */
  record Unknown(Failure why) implements Receipt {}
}
