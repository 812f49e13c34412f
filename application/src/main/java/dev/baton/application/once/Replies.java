package dev.baton.application.once;

import dev.baton.domain.Decision;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The replies of the last 24 hours, by the database's clock, to requests with an idempotency key:
 * what makes a request have one effect however often it is sent. Every method throws {@link
 * dev.baton.application.Unavailable} when the database cannot answer.
 */
public interface Replies {

  /**
   * Carries the request out unless it was before. All that it does through {@link
   * dev.baton.application.Transactions} and the reply that it returns commit together, once it has
   * returned; when it throws, or returns null, none of it was done.
   *
   * <p>Its transaction begins with its first unit of work and lasts until it returns, so it must do
   * nothing slow in between. What was surely undone is run again, from the beginning.
   *
   * @param request returns the reply to remember, null for one that is not to be
   */
  Outcome once(Ticket ticket, Supplier<@Nullable String> request);

  /**
   * To be called by a request that is carried out once, before slow work outside that precedes its
   * first unit: ends it here if it was answered before.
   */
  void recall();

  /**
   * Runs a unit of work that is all its request does, so that it need not have a transaction of its
   * own, but may share a commit with others.
   *
   * @param reply what to remember, a pure function of what the unit decides; it may be asked on
   *     another thread, and more than once
   */
  <R> Decision<R> sharing(
      Function<Decision<R>, @Nullable String> reply, Supplier<Decision<R>> unit);

  /**
   * Lets go of days that are over for good, and makes room for those to come; how many days went.
   * Requests that are being carried out are not slowed down by it: what is in use stays until the
   * next time.
   */
  int forget();
}
