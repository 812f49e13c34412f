package dev.baton.channels.image;

/**
 * What an image asks of whoever decodes it, summed up frame by frame as its structure tells. A bomb
 * has to declare itself here, before anything of it is unpacked.
 */
final class Extent {
  static final int MOST_SIDE = 16_384;
  static final long MOST_PIXELS = 40_000_000;
  static final int MOST_FRAMES = 1_000;

  /** Of all frames together. */
  static final long MOST_PIXELS_IN_ALL = 400_000_000;

  private int frames;
  private long pixels;

  /** Whether a frame of this size may be decoded at all. */
  static void check(long width, long height) throws NoImage {
    if (width <= 0 || height <= 0) throw NoImage.broken();
    if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
      throw new NoImage("The image has too many pixels.");
    }
  }

  void frame(long width, long height) throws NoImage {
    check(width, height);
    pixels += width * height;
    if (++frames > MOST_FRAMES || pixels > MOST_PIXELS_IN_ALL) {
      throw new NoImage("The image has too many frames.");
    }
  }

  int frames() {
    return frames;
  }
}
