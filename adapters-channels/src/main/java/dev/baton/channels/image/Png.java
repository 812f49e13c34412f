package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;

/**
 * PNG and APNG, chunk by chunk. What decodes or colours the image stays; text, times, EXIF and
 * whatever else a chunk may carry goes. Source: PNG, third edition.
 */
final class Png {
  static final String MAGIC = "\u0089PNG\r\n\u001A\n";
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs",
          "cICP", "mDCV", "cLLI", "iCCP", "acTL", "fcTL", "fdAT");

  /** Depths by colour type. */
  private static final Map<Integer, Set<Integer>> DEPTHS =
      Map.of(
          0, Set.of(1, 2, 4, 8, 16),
          2, Set.of(8, 16),
          3, Set.of(1, 2, 4, 8),
          4, Set.of(8, 16),
          6, Set.of(8, 16));

  /** A profile is packed, and may be a bomb of its own; real ones have a few kilobytes. */
  private static final int MOST_PROFILE = 64 * 1024;

  private final Cursor in;
  private final Extent extent = new Extent();
  private final ByteArrayOutputStream out;
  private long width;
  private long height;
  private String before = "";
  private boolean pixels;

  private Png(byte[] bytes) {
    this.in = new Cursor(bytes);
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  static byte[] stripped(byte[] bytes) throws NoImage {
    return new Png(bytes).read();
  }

  private byte[] read() throws NoImage {
    in.skip(MAGIC.length());
    in.copy(0, out);
    String type;
    do {
      type = chunk();
      before = type;
    } while (!type.equals("IEND"));
    if (!pixels) throw NoImage.broken();
    return out.toByteArray();
  }

  private String chunk() throws NoImage {
    int from = in.at();
    long length = in.u32();
    int typeAt = in.at();
    var type = in.ascii(4);
    var data = in.part(length);
    int crc = in.crc(typeAt);
    if ((int) in.u32() != crc) throw NoImage.broken();
    if (before.isEmpty() != type.equals("IHDR")) throw NoImage.broken();
    look(type, data);
    if (kept(type, length)) in.copy(from, out);
    return type;
  }

  private static boolean kept(String type, long length) throws NoImage {
    if (KEPT.contains(type)) return !type.equals("iCCP") || length <= MOST_PROFILE;
    // A capital says that the image cannot be shown without it, and nobody here knows it.
    if (Character.isUpperCase(type.charAt(0))) throw NoImage.broken();
    return false;
  }

  private void look(String type, Cursor data) throws NoImage {
    switch (type) {
      case "IHDR" -> header(data);
      case "IDAT" -> image(data);
      case "fcTL" -> frame(data);
      case "IEND" -> {
        if (data.left() != 0) throw NoImage.broken();
      }
      default -> {}
    }
  }

  private void header(Cursor data) throws NoImage {
    if (data.left() != 13) throw NoImage.broken();
    width = data.u32();
    height = data.u32();
    Extent.check(width, height);
    int depth = data.u8();
    boolean sound = DEPTHS.getOrDefault(data.u8(), Set.of()).contains(depth);
    if (!sound || data.u8() != 0 || data.u8() != 0 || data.u8() > 1) throw NoImage.broken();
  }

  private void image(Cursor data) throws NoImage {
    if (pixels && !before.equals("IDAT")) throw NoImage.broken();
    if (!pixels && !zlib(data)) throw NoImage.broken();
    pixels = true;
  }

  /** Whether what is packed begins as all that is packed for PNG does. */
  private static boolean zlib(Cursor data) throws NoImage {
    int method = data.peek();
    return (method & 0x0F) == 8 && data.u16() % 31 == 0;
  }

  private void frame(Cursor data) throws NoImage {
    if (data.left() != 26) throw NoImage.broken();
    data.skip(4);
    long frameWidth = data.u32();
    long frameHeight = data.u32();
    extent.frame(frameWidth, frameHeight);
    if (data.u32() + frameWidth > width || data.u32() + frameHeight > height) {
      throw NoImage.broken();
    }
  }
}
