package dev.baton.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;

/**
 * One client on one connection that is kept: a bare socket, so that the load generator takes little
 * of the CPU it shares with what it measures.
 */
final class Relay implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Saying saying;
  private final String secret;
  private final Socket socket;
  private final InputStream in;

  private Relay(Socket socket, Saying saying, String secret) throws IOException {
    this.socket = socket;
    this.saying = saying;
    this.secret = secret;
    this.in = new BufferedInputStream(socket.getInputStream(), 4096);
  }

  static Relay to(int port, Saying saying, String secret) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return new Relay(socket, saying, secret);
  }

  /**
   * Says something in a conversation; returns the id of the message that the server acknowledged.
   *
   * @throws IOException when it did not
   */
  UUID send(int conversation) throws IOException {
    var head =
        """
      POST %s HTTP/1.1\r
      Host: 127.0.0.1\r
      x-api-key: %s\r
      Content-Type: application/json\r
      Content-Length: %d\r
      \r
      """
            .formatted(saying.path().apply(conversation), secret, saying.body().length());
    socket.getOutputStream().write((head + saying.body()).getBytes(ISO_8859_1));
    var status = line();
    int length = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    var body = new String(in.readNBytes(length), ISO_8859_1);
    int mark = body.indexOf(saying.idMark());
    if (!status.startsWith("HTTP/1.1 200") || mark < 0) {
      throw new IOException(status + ": " + body);
    }
    int id = mark + saying.idMark().length();
    return UUID.fromString(body.substring(id, id + 36));
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) throw new EOFException("the server hung up");
      if (next != '\r') line.append((char) next);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
