package dev.baton.application.feed;

import dev.baton.application.conversation.Line;
import java.util.function.Function;

/** One line on its way to readers; those of a node share it, and what it is encoded to. */
public final class Entry {
  private final Shown<Line> shown;
  private volatile boolean taken;

  Entry(Line line) {
    this.shown = new Shown<>(line);
  }

  /** The line as it was when it was read; only its delivery may have come further since. */
  public Line line() {
    return shown.value();
  }

  public long seq() {
    return line().message().seq();
  }

  /** The line in the encoder's form, see {@link Shown#encoded}. */
  public byte[] encoded(Function<Line, byte[]> encoder) {
    return shown.encoded(encoder);
  }

  /**
   * Whether nobody of those who share the entry has taken it so far; two who ask at once may both
   * be told so.
   */
  public boolean firstTaken() {
    if (taken) return false;
    taken = true;
    return true;
  }

  int weight() {
    return line().message().text().length() + line().message().metadata().text().length();
  }
}
