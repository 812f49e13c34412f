package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts bytes together. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] joined(byte[]... parts) {
    var all = new Bytes();
    for (var each : parts) all.put(each);
    return all.done();
  }

  /** One of them with others put in at a place. */
  static byte[] inserted(byte[] into, int at, byte[] more) {
    return joined(Arrays.copyOf(into, at), more, Arrays.copyOfRange(into, at, into.length));
  }

  static byte[] changed(byte[] bytes, int at, int value) {
    var copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  static int find(byte[] bytes, String latin) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(latin);
  }

  Bytes put(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes put(String text) {
    return put(latin(text));
  }

  Bytes u8(int value) {
    out.write(value);
    return this;
  }

  Bytes u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Bytes u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  Bytes u16Little(int value) {
    return u8(value).u8(value >> 8);
  }

  Bytes u24Little(int value) {
    return u16Little(value).u8(value >> 16);
  }

  Bytes u32Little(long value) {
    return u16Little((int) value).u16Little((int) (value >> 16));
  }

  byte[] done() {
    return out.toByteArray();
  }
}
