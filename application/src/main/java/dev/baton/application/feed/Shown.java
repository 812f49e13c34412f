package dev.baton.application.feed;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What many readers of a node are shown, and the bytes that it was last encoded to. */
public final class Shown<T> {
  private final T value;
  private volatile @Nullable Encoded<T> encoded;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Encoded<T>(Function<T, byte[]> encoder, byte[] bytes) {}

  public Shown(T value) {
    this.value = value;
  }

  public T value() {
    return value;
  }

  /**
   * The value in the encoder's form. It is kept for the next reader who asks with the very same
   * encoder, so that encoder should be a constant, and nobody may change the bytes.
   */
  public byte[] encoded(Function<T, byte[]> encoder) {
    var known = encoded;
    if (known != null && known.encoder == encoder) return known.bytes;
    var fresh = new Encoded<>(encoder, encoder.apply(value));
    encoded = fresh;
    return fresh.bytes;
  }
}
