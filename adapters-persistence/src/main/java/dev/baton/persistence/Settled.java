package dev.baton.persistence;

import dev.baton.application.once.Outcome;

/** Ends a request in the middle, because it was answered before or must not be now. */
final class Settled extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Outcome outcome;

  Settled(Outcome outcome) {
    super(outcome.getClass().getSimpleName(), null, false, false);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
