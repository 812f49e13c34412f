package dev.baton.channels.outgoing;

/** Carries a refusal out of the depths; callers of this package see it as a value. */
final class TargetRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal why;

  TargetRefused(Refusal why) {
    super(why.sentence(), null, false, false);
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
