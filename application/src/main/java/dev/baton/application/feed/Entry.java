package dev.baton.application.feed;

import dev.baton.application.conversation.Line;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One line on its way to readers; those of a node share it, and what it is encoded to. */
public final class Entry {
  private final Line line;
  private volatile @Nullable Encoded encoded;
  private volatile boolean taken;

  Entry(Line line) {
    this.line = line;
  }

  /** The line as it was when it was read; only its delivery may have come further since. */
  public Line line() {
    return line;
  }

  public long seq() {
    return line.message().seq();
  }

  /**
   * The line in the encoder's form. It is kept for the next reader who asks with the very same
   * encoder, so that encoder should be a constant, and nobody may change the bytes.
   */
  public byte[] encoded(Function<Line, byte[]> encoder) {
    var known = encoded;
    if (known != null && known.encoder == encoder) return known.bytes;
    var fresh = new Encoded(encoder, encoder.apply(line));
    encoded = fresh;
    return fresh.bytes;
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
    return line.message().text().length() + line.message().metadata().text().length();
  }

  private static final class Encoded {
    final Function<Line, byte[]> encoder;
    final byte[] bytes;

    Encoded(Function<Line, byte[]> encoder, byte[] bytes) {
      this.encoder = encoder;
      this.bytes = bytes;
    }
  }
}
