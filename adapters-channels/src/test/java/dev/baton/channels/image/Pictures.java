package dev.baton.channels.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Images of every kind, sound ones and the pieces to spoil them with. */
public final class Pictures {
  /** Just before the last twelve bytes of a PNG there is room for more chunks. */
  static final int PNG_END = 12;

  /** Behind the magic and IHDR. */
  static final int PNG_BODY = 33;

  private Pictures() {}

  public static byte[] png() {
    return drawn("png");
  }

  static byte[] jpeg() {
    return drawn("jpg");
  }

  static byte[] gif() {
    return drawn("gif");
  }

  /** One pixel each, as their encoder made them. */
  static byte[] webp() {
    return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  static byte[] lossyWebp() {
    return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
  }

  private static byte[] drawn(String format) {
    var image = new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 20; x++) image.setRGB(x, x / 2, 0x3060 * x);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
    return out.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    var named = Bytes.joined(Bytes.latin(type), data);
    var crc = new CRC32();
    crc.update(named);
    return new Bytes().u32(data.length).put(named).u32(crc.getValue()).done();
  }

  static byte[] ihdr(long width, long height) {
    var data = new Bytes().u32(width).u32(height).u8(8).u8(2).u8(0).u8(0).u8(0);
    return chunk("IHDR", data.done());
  }

  /** A PNG that says so and has nearly nothing in it. */
  static byte[] declared(long width, long height) {
    return Bytes.joined(
        Bytes.latin(Png.MAGIC),
        ihdr(width, height),
        chunk("IDAT", deflated(new byte[64])),
        chunk("IEND", new byte[0]));
  }

  static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    var buffer = new byte[64 * 1024];
    while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
    deflater.end();
    return out.toByteArray();
  }

  static byte[] frameControl(long width, long height) {
    var data = new Bytes().u32(0).u32(width).u32(height).u32(0).u32(0).u32(0).u16(0);
    return chunk("fcTL", data.done());
  }

  static byte[] animatedPng(int frames) {
    var all = new Bytes().put(Png.MAGIC).put(ihdr(1, 1)).put(chunk("IDAT", deflated(new byte[4])));
    for (int i = 0; i < frames; i++) all.put(frameControl(1, 1));
    return all.put(chunk("IEND", new byte[0])).done();
  }

  static byte[] segment(int marker, byte[] data) {
    return new Bytes().u8(0xFF).u8(marker).u16(data.length + 2).put(data).done();
  }

  /** An APP1 segment as cameras write it: the way up, and a text that gives its owner away. */
  static byte[] exif(int orientation, String secret) {
    var tiff =
        new Bytes()
            .put("Exif\0\0II")
            .u16Little(42)
            .u32Little(8)
            .u16Little(1)
            .u16Little(0x0112)
            .u16Little(3)
            .u32Little(1)
            .u16Little(orientation)
            .u16Little(0)
            .u32Little(0)
            .put(secret);
    return segment(0xE1, tiff.done());
  }

  static byte[] animatedGif(int frames, int width, int height) {
    var all = new Bytes().put("GIF89a").u16Little(1).u16Little(1).u8(0).u8(0).u8(0);
    for (int i = 0; i < frames; i++) {
      all.u8(0x2C).u32(0).u16Little(width).u16Little(height).u8(0).u8(2).u8(1).u8(0).u8(0);
    }
    return all.u8(0x3B).done();
  }

  static byte[] riff(byte[]... chunks) {
    var all = Bytes.joined(chunks);
    return new Bytes().put("RIFF").u32Little(all.length + 4L).put("WEBP").put(all).done();
  }

  static byte[] riffChunk(String type, byte[] data) {
    var chunk = new Bytes().put(type).u32Little(data.length).put(data);
    return data.length % 2 == 0 ? chunk.done() : chunk.u8(0).done();
  }

  static byte[] extended(int flags, int width, int height) {
    var data = new Bytes().u8(flags).u24Little(0).u24Little(width - 1).u24Little(height - 1);
    return riffChunk("VP8X", data.done());
  }

  /** The chunk with the pixel of the lossless image. */
  static byte[] pixel() {
    var webp = webp();
    return Arrays.copyOfRange(webp, 12, webp.length);
  }

  static byte[] webpFrame(int width, int height) {
    var data =
        new Bytes().u24Little(0).u24Little(0).u24Little(width - 1).u24Little(height - 1).u32(0);
    return riffChunk("ANMF", data.put(pixel()).done());
  }
}
