package dev.baton.domain.delivery;

import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;

/** What becomes of a delivery after an attempt. */
public sealed interface Verdict {

  /** It is on its way; what comes next in its conversation may follow. */
  record Left(Delivery.News news) implements Verdict {}

  /**
   * It waits, and what comes after it in its conversation with it.
   *
   * @param doubt whether the provider may have it already: then it is looked for before it is sent
   */
  record Later(Duration after, Doubt doubt) implements Verdict {}

  /** The whole channel waits; the attempt does not count. */
  record Paused(Duration after, Failure why, Doubt doubt) implements Verdict {}

  /** It is given up; what comes next may follow. */
  record Dead(Failure why) implements Verdict {}
}
