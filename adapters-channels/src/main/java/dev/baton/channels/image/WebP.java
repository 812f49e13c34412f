package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;

/**
 * WebP, chunk by chunk. The images stay with their colours and timing; EXIF, XMP and unknown chunks
 * go. Source: RFC 9649.
 */
final class WebP {
  private static final int EXIF_AND_XMP = 0x0C;
  private static final int ANIMATED = 0x02;

  private final Extent extent = new Extent();
  private final ByteArrayOutputStream out;
  private long width;
  private long height;
  private boolean extended;
  private boolean animated;

  private WebP(int length) {
    this.out = new ByteArrayOutputStream(length);
  }

  static boolean looksLike(Cursor in) throws NoImage {
    if (!in.startsWith("RIFF") || in.left() < 12) return false;
    var head = in.part(12);
    head.skip(8);
    return head.startsWith("WEBP");
  }

  static byte[] stripped(byte[] bytes) throws NoImage {
    return new WebP(bytes.length).read(new Cursor(bytes));
  }

  private byte[] read(Cursor whole) throws NoImage {
    whole.skip(4);
    var in = whole.part(whole.u32Little());
    in.skip(4);
    in.copy(0, out);
    first(in);
    while (in.left() > 0) next(in);
    if (extent.frames() == 0) throw NoImage.broken();
    return riff();
  }

  private void first(Cursor in) throws NoImage {
    int from = in.at();
    if (!in.startsWith("VP8X")) {
      next(in);
      return;
    }
    in.skip(4);
    var data = data(in);
    int flags = data.u8();
    data.skip(3);
    width = data.u24Little() + 1L;
    height = data.u24Little() + 1L;
    Extent.check(width, height);
    extended = true;
    animated = (flags & ANIMATED) != 0;
    in.copy(from, out);
  }

  private void next(Cursor in) throws NoImage {
    int from = in.at();
    var type = in.ascii(4);
    var data = data(in);
    switch (type) {
      case "VP8 ", "VP8L" -> {
        if (animated || extent.frames() > 0) throw NoImage.broken();
        pixels(type, data, width, height);
      }
      case "ANMF" -> frame(data);
      case "ALPH", "ANIM", "ICCP" -> {
        if (!extended) throw NoImage.broken();
      }
      default -> {
        return;
      }
    }
    in.copy(from, out);
  }

  /** A chunk's data; an odd length has a byte behind it that counts for nothing. */
  private static Cursor data(Cursor in) throws NoImage {
    long length = in.u32Little();
    var data = in.part(length);
    if (length % 2 == 1) in.skip(1);
    return data;
  }

  private void frame(Cursor in) throws NoImage {
    if (!animated) throw NoImage.broken();
    long x = in.u24Little() * 2L;
    long y = in.u24Little() * 2L;
    long frameWidth = in.u24Little() + 1L;
    long frameHeight = in.u24Little() + 1L;
    if (x + frameWidth > width || y + frameHeight > height) throw NoImage.broken();
    in.skip(4);
    if (in.startsWith("ALPH")) {
      in.skip(4);
      data(in);
    }
    var type = in.ascii(4);
    pixels(type, data(in), frameWidth, frameHeight);
    // Chunks that nobody knows may follow in a frame, and so may anything.
    if (in.left() > 0) throw NoImage.broken();
  }

  private void pixels(String type, Cursor data, long asWide, long asHigh) throws NoImage {
    long[] size =
        switch (type) {
          case "VP8 " -> lossy(data);
          case "VP8L" -> lossless(data);
          default -> throw NoImage.broken();
        };
    boolean declared = extended && (size[0] != asWide || size[1] != asHigh);
    if (declared) throw NoImage.broken();
    extent.frame(size[0], size[1]);
  }

  private static long[] lossy(Cursor data) throws NoImage {
    boolean key = (data.u8() & 1) == 0;
    data.skip(2);
    if (!key || !data.startsWith("\u009D\u0001*")) throw NoImage.broken();
    data.skip(3);
    return new long[] {data.u16Little() & 0x3FFF, data.u16Little() & 0x3FFF};
  }

  private static long[] lossless(Cursor data) throws NoImage {
    if (data.u8() != 0x2F) throw NoImage.broken();
    long bits = data.u32Little();
    if (bits >>> 29 != 0) throw NoImage.broken();
    return new long[] {(bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1};
  }

  /** With the length that is left, and without a promise of what is gone. */
  private byte[] riff() {
    var riff = out.toByteArray();
    int length = riff.length - 8;
    for (int i = 0; i < 4; i++) riff[4 + i] = (byte) (length >> (8 * i));
    if (extended) riff[20] &= ~EXIF_AND_XMP;
    return riff;
  }
}
