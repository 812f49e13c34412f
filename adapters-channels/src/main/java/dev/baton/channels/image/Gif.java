package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;

/**
 * GIF, block by block. The images stay with what times and repeats them; comments, plain text and
 * what applications put there go. Source: GIF89a, and the looping extension of Netscape.
 */
final class Gif {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int TRAILER = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;

  private final Cursor in;
  private final Extent extent = new Extent();
  private final ByteArrayOutputStream out;

  private Gif(byte[] bytes) {
    this.in = new Cursor(bytes);
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  static boolean looksLike(Cursor in) {
    return in.startsWith("GIF87a") || in.startsWith("GIF89a");
  }

  static byte[] stripped(byte[] bytes) throws NoImage {
    return new Gif(bytes).read();
  }

  private byte[] read() throws NoImage {
    in.skip(6);
    Extent.check(in.u16Little(), in.u16Little());
    int flags = in.u8();
    in.skip(2);
    colours(flags);
    in.copy(0, out);
    while (block()) {
      // The next one.
    }
    if (extent.frames() == 0) throw NoImage.broken();
    out.write(TRAILER);
    return out.toByteArray();
  }

  private void colours(int flags) throws NoImage {
    if ((flags & 0x80) != 0) in.skip(3L << ((flags & 0x07) + 1));
  }

  private boolean block() throws NoImage {
    int from = in.at();
    switch (in.u8()) {
      case EXTENSION -> {
        if (extension()) in.copy(from, out);
      }
      case IMAGE -> {
        image();
        in.copy(from, out);
      }
      case TRAILER -> {
        return false;
      }
      default -> throw NoImage.broken();
    }
    return true;
  }

  /** Past an extension; whether it is one of those that stay. */
  private boolean extension() throws NoImage {
    int label = in.u8();
    boolean loops = in.startsWith("\u000BNETSCAPE2.0") || in.startsWith("\u000BANIMEXTS1.0");
    int from = in.at();
    subBlocks();
    return switch (label) {
      case GRAPHIC_CONTROL -> in.at() - from == 6;
      case APPLICATION -> loops && in.at() - from <= 24;
      default -> false;
    };
  }

  private void image() throws NoImage {
    in.skip(4);
    extent.frame(in.u16Little(), in.u16Little());
    colours(in.u8());
    int codeSize = in.u8();
    if (codeSize < 1 || codeSize > 11) throw NoImage.broken();
    subBlocks();
  }

  private void subBlocks() throws NoImage {
    int length;
    do {
      length = in.u8();
      in.skip(length);
    } while (length > 0);
  }
}
