package dev.baton.channels.outgoing;

import java.nio.charset.StandardCharsets;

/** The bytes of a body; nobody changes them. */
public final class Content {
  public static final Content NONE = new Content(new byte[0]);

  private final byte[] bytes;

  public Content(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  /** As UTF-8; what is none becomes U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
