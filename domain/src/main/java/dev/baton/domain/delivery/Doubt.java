package dev.baton.domain.delivery;

/** Whether an earlier attempt may have brought the message to the provider. */
public enum Doubt {
  NONE,
  /** Somebody had it and did not come back: perhaps the call was made, perhaps not. */
  LAPSED,
  /** A call was made, and nobody knows with what result. */
  UNANSWERED
}
