package dev.baton.domain.delivery;

import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to hand something to a far side came to: a provider, a bot, somebody's endpoint.
 */
public sealed interface Receipt extends Attempt {

  @Override
  default Receipt receipt() {
    return this;
  }

  /** The far side has it. */
  record Accepted(Delivery.News news) implements Receipt {}

  /**
   * It may be handed over again: the far side surely has it not, or would know it again.
   *
   * @param after how long the far side asks to wait, null where it does not say
   */
  record Again(@Nullable Duration after, Failure why) implements Receipt {}

  /** The far side surely has it not, and takes nothing just now: too many requests. */
  record Busy(@Nullable Duration after, Failure why) implements Receipt {}

  /** The far side takes nothing from us at all, such as with credentials that were revoked. */
  record Closed(Failure why) implements Receipt {}

  /** The far side will never take it. */
  record Refused(Failure why) implements Receipt {}

  /** The far side may have it, and would not know it again: it must not be sent once more. */
  record Unknown(Failure why) implements Receipt {}
}
