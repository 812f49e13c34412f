package dev.baton.channels.image;

import dev.baton.domain.asset.MediaType;

/**
 * An image by its content, whatever anybody calls it, bounded in what it decodes to, and without
 * metadata or anything behind its end. Its bytes, which nobody changes, were copied and not encoded
 * again.
 */
public final class ShownImage {
  private final MediaType type;
  private final byte[] bytes;

  private ShownImage(MediaType type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * Looks through all of it, in time and memory of the order of its size.
   *
   * @throws NoImage when it is none of the four kinds, is not whole, or would decode to too much
   */
  public static ShownImage of(byte[] bytes) throws NoImage {
    var in = new Cursor(bytes);
    if (in.startsWith(Png.MAGIC)) return new ShownImage(MediaType.PNG, Png.stripped(bytes));
    if (in.startsWith(Jpeg.MAGIC)) return new ShownImage(MediaType.JPEG, Jpeg.stripped(bytes));
    if (Gif.looksLike(in)) return new ShownImage(MediaType.GIF, Gif.stripped(bytes));
    if (WebP.looksLike(in)) return new ShownImage(MediaType.WEBP, WebP.stripped(bytes));
    throw new NoImage("The content is not a PNG, JPEG, WebP or GIF image.");
  }

  public MediaType type() {
    return type;
  }

  public byte[] bytes() {
    return bytes;
  }
}
