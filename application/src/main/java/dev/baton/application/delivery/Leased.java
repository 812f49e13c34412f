package dev.baton.application.delivery;

import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Doubt;
import java.util.UUID;

/**
 * A message that one worker may carry until its lease ends.
 *
 * @param token proves the lease; another one means that the lease lapsed meanwhile
 * @param tries how often it was leased, with this time
 * @param strikes how often in a row the channel was paused before
 */
public record Leased(
    Parcel parcel,
    Channel channel,
    UUID token,
    int tries,
    Doubt doubt,
    Permission permission,
    int strikes) {

  /** Whether the message may leave, as of the lease. */
  public enum Permission {
    GRANTED,
    /** The visitor does not want to be written to from this number. */
    OPTED_OUT,
    /** The number that it would come from is another organization's. */
    NOT_OURS
  }
}
