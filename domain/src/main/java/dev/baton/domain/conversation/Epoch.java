package dev.baton.domain.conversation;

/** Raised at each change of control: what was computed under an older one is stale. */
public record Epoch(long value) implements Comparable<Epoch> {
  public static final Epoch FIRST = new Epoch(1);

  public Epoch {
    if (value < 1) throw new IllegalArgumentException("epochs count from 1");
  }

  Epoch next() {
    return new Epoch(value + 1);
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(value, other.value);
  }
}
