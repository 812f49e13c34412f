package dev.baton.application.delivery;

import dev.baton.domain.delivery.Attempt;

/**
 * A way out of the server, to a far side that behaves as it likes. It persists nothing and mints no
 * message, and is never called inside a transaction.
 *
 * @param <P> what is handed over, with all that is needed for it
 * @param <A> what comes back
 */
public interface OutgoingChannel<P, A extends Attempt> {

  /** The longest that a call takes, in seconds, well below the time for which work is leased. */
  int DEADLINE_SECONDS = 15;

  /**
   * Hands it over, once. Never throws, and answers within {@link #DEADLINE_SECONDS}, or within what
   * the parcel says, whatever the far side does.
   */
  A deliver(P parcel);
}
