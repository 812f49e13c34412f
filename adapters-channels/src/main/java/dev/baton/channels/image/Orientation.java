package dev.baton.channels.image;

/** Which way up a photograph is, the one thing in EXIF that is for looking at. */
final class Orientation {
  /** As it lies, which need not be told. */
  static final int UPRIGHT = 1;

  private static final String EXIF = "Exif\0\0";
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;

  private Orientation() {}

  /** What an APP1 segment says; upright where it says nothing that can be read. */
  static int in(Cursor segment) {
    if (!segment.startsWith(EXIF)) return UPRIGHT;
    try {
      segment.skip(EXIF.length());
      int found = find(new Tiff(segment));
      return found >= 1 && found <= 8 ? found : UPRIGHT;
    } catch (NoImage unreadable) {
      return UPRIGHT;
    }
  }

  private static int find(Tiff tiff) throws NoImage {
    int entries = tiff.u16();
    for (int i = 0; i < entries; i++) {
      int tag = tiff.u16();
      int type = tiff.u16();
      tiff.skip(4);
      int value = tiff.u16();
      tiff.skip(2);
      if (tag == TAG && type == SHORT) return value;
    }
    return UPRIGHT;
  }

  /** The first directory of a TIFF, in whichever of the two byte orders it says. */
  private static final class Tiff {
    private final Cursor in;
    private final boolean little;

    Tiff(Cursor in) throws NoImage {
      this.in = in;
      this.little = in.startsWith("II");
      if (!little && !in.startsWith("MM")) throw NoImage.broken();
      in.skip(4);
      long offset = little ? in.u32Little() : in.u32();
      in.skip(offset - 8);
    }

    int u16() throws NoImage {
      return little ? in.u16Little() : in.u16();
    }

    void skip(int length) throws NoImage {
      in.skip(length);
    }
  }

  /** A whole APP1 segment that says this and nothing else. */
  static byte[] segment(int orientation) {
    return new byte[] {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      SHORT,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
  }
}
