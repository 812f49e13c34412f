package dev.baton.http.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 requests as bytes. */
public final class HttpText {

  private HttpText() {}

  /** A request on a connection of its own; a body brings its length and, unless given, its type. */
  public static byte[] request(String requestLine, String body, String... headers) {
    return request(requestLine, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public static byte[] request(String requestLine, byte[] body, String... headers) {
    var head = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    boolean typed = false;
    for (var header : headers) {
      head.append(header).append("\r\n");
      typed |= header.startsWith("Content-Type:") || header.startsWith("No-Content-Type:");
    }
    if (body.length > 0 && !typed) head.append("Content-Type: application/json\r\n");
    if (body.length > 0) head.append("Content-Length: ").append(body.length).append("\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
