package dev.baton.domain.webhook;

import java.time.Duration;

/** What becomes of a delivery to a webhook after an attempt. */
public sealed interface Fate {

  record Delivered() implements Fate {}

  /** It is sent once more, and what comes after it in its lane waits with it. */
  record Later(Duration after) implements Fate {}

  /** It is given up; what comes next may follow. */
  record Dead() implements Fate {}

  /** The receiver says that it is gone for good. */
  record Gone(String why) implements Fate {}

  /** There is nothing left to tell of. */
  record Dropped() implements Fate {}
}
