package dev.baton.http.input;

import java.util.List;

/** Thrown at the parsing line only: the request cannot mean anything here. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A hundred flaws are enough to correct, and keep the answer small. */
  private static final int MOST = 100;

  private final transient List<Flaw> flaws;

  public Malformed(List<Flaw> flaws) {
    super("malformed input", null, false, false);
    if (flaws.isEmpty()) throw new IllegalArgumentException("malformed input has a flaw");
    this.flaws = List.copyOf(flaws.subList(0, Math.min(MOST, flaws.size())));
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
