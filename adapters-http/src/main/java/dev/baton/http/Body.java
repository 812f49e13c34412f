package dev.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The bytes of a request's body: JSON by its media type, bounded, and within a bounded time. */
final class Body {
  static final int MOST = 1024 * 1024;
  private static final int CHUNK = 8 * 1024;
  private static final String FORM = "application/x-www-form-urlencoded";

  private Body() {}

  static byte[] read(HttpServletRequest http, Duration patience) {
    var bytes = bytes(http, patience);
    if (bytes.length > 0 && !isJson(http)) throw new Rejected(new Fault.Protocol(415));
    return bytes;
  }

  /** The same for what is a form by its media type, as text. */
  static String form(HttpServletRequest http, Duration patience) {
    var bytes = bytes(http, patience);
    if (bytes.length > 0 && !is(FORM::equals, http)) throw new Rejected(new Fault.Protocol(415));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(HttpServletRequest http, Duration patience) {
    if (http.getContentLengthLong() > MOST) throw new Rejected(new Fault.Protocol(413));
    try {
      return bytes(http, System.nanoTime() + patience.toNanos());
    } catch (IOException e) {
      int status = e.getCause() instanceof TimeoutException ? 408 : 400;
      throw new Rejected(new Fault.Protocol(status));
    }
  }

  // A drip of single bytes keeps a connection from being idle, so the whole body has a deadline.
  private static byte[] bytes(HttpServletRequest http, long deadline) throws IOException {
    var in = http.getInputStream();
    var bytes = new ByteArrayOutputStream(Math.max(32, http.getContentLength()));
    var chunk = new byte[CHUNK];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      bytes.write(chunk, 0, read);
      if (bytes.size() > MOST) throw new Rejected(new Fault.Protocol(413));
      if (System.nanoTime() - deadline > 0) throw new Rejected(new Fault.Protocol(408));
    }
    return bytes.toByteArray();
  }

  private static boolean isJson(HttpServletRequest http) {
    return is(
        essence ->
            essence.equals("application/json")
                || (essence.startsWith("application/") && essence.endsWith("+json")),
        http);
  }

  private static boolean is(Predicate<String> expected, HttpServletRequest http) {
    var encoding = http.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) return false;
    var type = http.getContentType();
    if (type == null) return false;
    return expected.test(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
