package dev.baton.server.journey;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.imageio.ImageIO;

/** Somebody else's server, with one small picture on it. */
final class ImageSite implements AutoCloseable {
  private static final int SIDE = 3;

  private final HttpServer server;

  ImageSite() {
    try {
      var picture = picture();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/parcel.png",
          exchange -> {
            exchange.sendResponseHeaders(200, picture.length);
            try (var body = exchange.getResponseBody()) {
              body.write(picture);
            }
          });
      server.start();
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/parcel.png";
  }

  /** What can be seen at an address: bytes may differ, since what is not picture is taken out. */
  static int[] pixels(URI address) {
    try {
      var image = ImageIO.read(address.toURL());
      return image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
    } catch (IOException flaw) {
      throw new UncheckedIOException(flaw);
    }
  }

  private static byte[] picture() throws IOException {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE; i++) image.setRGB(i, i, 0xff8800);
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
