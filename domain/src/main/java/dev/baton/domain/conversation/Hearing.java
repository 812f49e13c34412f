package dev.baton.domain.conversation;

/**
 * How far the visitor was heard and how far somebody answered, by seq; -1 for not at all. What the
 * bot was only given to answer is not answered yet.
 */
public record Hearing(long heardTo, long answeredTo) {
  public static final Hearing NOTHING = new Hearing(-1, -1);

  Hearing heard(long seq) {
    return new Hearing(seq, answeredTo);
  }

  Hearing answered(long seq) {
    return seq > answeredTo ? new Hearing(heardTo, seq) : this;
  }

  /** Whether the visitor has said something that nobody has answered. */
  boolean open() {
    return heardTo > answeredTo;
  }
}
