package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads bytes in their order, within a part of them; to read beyond its end is a broken image. */
final class Cursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  Cursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Cursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int at() {
    return at;
  }

  int left() {
    return end - at;
  }

  /** The next ones as a part of their own, which this one is then past. */
  Cursor part(long length) throws NoImage {
    int from = at;
    skip(length);
    return new Cursor(bytes, from, at);
  }

  void skip(long length) throws NoImage {
    if (length < 0 || length > left()) throw NoImage.broken();
    at += (int) length;
  }

  int u8() throws NoImage {
    if (at >= end) throw NoImage.broken();
    return bytes[at++] & 0xFF;
  }

  /** The next byte without going past it. */
  int peek() throws NoImage {
    int next = u8();
    at--;
    return next;
  }

  void back() {
    at--;
  }

  int u16() throws NoImage {
    return u8() << 8 | u8();
  }

  long u32() throws NoImage {
    return (long) u16() << 16 | u16();
  }

  int u16Little() throws NoImage {
    return u8() | u8() << 8;
  }

  int u24Little() throws NoImage {
    return u16Little() | u8() << 16;
  }

  long u32Little() throws NoImage {
    return u16Little() | (long) u16Little() << 16;
  }

  String ascii(int length) throws NoImage {
    int from = at;
    skip(length);
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  boolean startsWith(String text) {
    if (text.length() > left()) return false;
    for (int i = 0; i < text.length(); i++) {
      if ((bytes[at + i] & 0xFF) != text.charAt(i)) return false;
    }
    return true;
  }

  /** Copies what lies between a position and this one. */
  void copy(int from, ByteArrayOutputStream to) {
    to.write(bytes, from, at - from);
  }

  int crc(int from) {
    var crc = new CRC32();
    crc.update(bytes, from, at - from);
    return (int) crc.getValue();
  }
}
