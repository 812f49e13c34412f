package dev.baton.channels.image;

import java.io.ByteArrayOutputStream;

/**
 * JPEG, segment by segment. What decodes or colours the image stays; EXIF, XMP, IPTC, comments,
 * previews and whatever else an application put there goes, but for the way up, which is told again
 * in an EXIF segment of ours. Source: ITU-T T.81, JFIF 1.02.
 */
final class Jpeg {
  static final String MAGIC = "\u00FF\u00D8\u00FF";
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int COMMENT = 0xFE;

  /** A progressive image needs a dozen; each one makes a decoder go over all of it. */
  private static final int MOST_SCANS = 100;

  private final Cursor in;
  private final Extent extent = new Extent();
  private final ByteArrayOutputStream out;
  private boolean turned;
  private int scans;

  private Jpeg(byte[] bytes) {
    this.in = new Cursor(bytes);
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  static byte[] stripped(byte[] bytes) throws NoImage {
    return new Jpeg(bytes).read();
  }

  private byte[] read() throws NoImage {
    in.skip(2);
    in.copy(0, out);
    int marker;
    do {
      marker = marker();
      if (marker != END) segment(marker);
    } while (marker != END);
    if (extent.frames() != 1 || scans == 0) throw NoImage.broken();
    out.write(0xFF);
    out.write(END);
    return out.toByteArray();
  }

  /** Any number of FF may stand before a marker. */
  private int marker() throws NoImage {
    if (in.u8() != 0xFF) throw NoImage.broken();
    int marker;
    do {
      marker = in.u8();
    } while (marker == 0xFF);
    return marker;
  }

  private void segment(int marker) throws NoImage {
    if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD8)) throw NoImage.broken();
    int lengthAt = in.at();
    int length = in.u16();
    var data = in.part(length - 2L);
    if (isFrame(marker)) frame(data);
    if (marker == APP1) exif(data);
    if (marker == SCAN) scan();
    if (!kept(marker, data)) return;
    if (marker == APP0) {
      jfif(data);
      return;
    }
    out.write(0xFF);
    out.write(marker);
    in.copy(lengthAt, out);
  }

  private void exif(Cursor data) {
    int orientation = Orientation.in(data);
    if (turned || orientation == Orientation.UPRIGHT) return;
    turned = true;
    out.writeBytes(Orientation.segment(orientation));
  }

  private static boolean kept(int marker, Cursor data) {
    if (marker == COMMENT) return false;
    if (marker < APP0 || marker > 0xEF) return true;
    return switch (marker) {
      case APP0 -> data.startsWith("JFIF\0");
      case APP2 -> data.startsWith("ICC_PROFILE\0");
      case APP14 -> data.startsWith("Adobe") && data.left() == 12;
      default -> false;
    };
  }

  /** SOF0 to SOF15 without the three of these numbers that are something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void frame(Cursor data) throws NoImage {
    data.skip(1);
    long height = data.u16();
    extent.frame(data.u16(), height);
  }

  /** Past the packed pixels, to the marker that ends them. */
  private void scan() throws NoImage {
    if (extent.frames() != 1 || ++scans > MOST_SCANS) throw NoImage.broken();
    while (true) {
      if (in.u8() != 0xFF) continue;
      int next = in.peek();
      boolean pixel = next == 0 || (next >= 0xD0 && next <= 0xD7);
      if (pixel || next == 0xFF) continue;
      in.back();
      return;
    }
  }

  /** The density, without the preview that may follow it. */
  private void jfif(Cursor data) throws NoImage {
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) APP0, 0, 16});
    int from = data.at();
    data.skip(12);
    data.copy(from, out);
    out.writeBytes(new byte[] {0, 0});
  }
}
