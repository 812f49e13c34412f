package dev.baton.http.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends exactly the given bytes, however wrong they are, and reads whatever comes back. */
public final class RawHttp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Socket socket;
  private final InputStream in;

  /** One answer; an empty {@link Optional} of it means that the connection was closed without. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {
    public Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public boolean isStream() {
      return header("Content-Type").orElse("").startsWith("text/event-stream");
    }
  }

  public RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    in = socket.getInputStream();
  }

  public static Optional<Answer> once(int port, byte[] request) throws IOException {
    try (var raw = new RawHttp(port)) {
      raw.send(request);
      return raw.answer();
    }
  }

  public static Optional<Answer> once(int port, String request) throws IOException {
    return once(port, request.getBytes(StandardCharsets.UTF_8));
  }

  /** A server that refuses early may close while we still send: that is no failure. */
  public void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The answer, or its absence, says the rest.
    }
  }

  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public Socket socket() {
    return socket;
  }

  /** The next answer with its body, of a stream only the head. */
  public Optional<Answer> answer() throws IOException {
    String line;
    try {
      line = line();
    } catch (java.net.SocketException e) {
      return Optional.empty();
    }
    if (line.isEmpty()) return Optional.empty();
    int status = Integer.parseInt(line.split(" ", 3)[1]);
    var headers = headers();
    var head = new Answer(status, headers, "");
    if (status == 100) return answer();
    return Optional.of(head.isStream() ? head : new Answer(status, headers, body(head)));
  }

  /** The next line without its end; empty at the end of the input too. */
  public String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) if (b != '\r') line.write(b);
    return line.toString(StandardCharsets.UTF_8);
  }

  /** Whether the server has closed its side. */
  public boolean closed() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  private Map<String, List<String>> headers() throws IOException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String body(Answer head) throws IOException {
    boolean chunked =
        head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).equals("chunked");
    if (chunked) return chunks();
    var length = head.header("Content-Length");
    if (head.status == 204 || head.status == 304) return "";
    var bytes = length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : rest();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  private String chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      body.write(in.readNBytes(size));
      line();
      if (size == 0) return body.toString(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
