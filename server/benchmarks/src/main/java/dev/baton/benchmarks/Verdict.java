package dev.baton.benchmarks;

/**
 * What became of a gate.
 *
 * @param figure what was measured, and what it had to reach
 */
record Verdict(String gate, Outcome outcome, String figure) {

  enum Outcome {
    PASS(0),
    FAIL(1),
    /** The run does not count: its own conditions did not hold. */
    VOID(2);

    private final int exit;

    Outcome(int exit) {
      this.exit = exit;
    }

    /** The worse, the higher. */
    int exit() {
      return exit;
    }
  }

  static Verdict of(String gate, boolean reached, String figure) {
    return new Verdict(gate, reached ? Outcome.PASS : Outcome.FAIL, figure);
  }

  Verdict voided(String reason) {
    return new Verdict(gate, Outcome.VOID, figure + "; void: " + reason);
  }

  @Override
  public String toString() {
    return gate + " " + outcome + "  " + figure;
  }
}
