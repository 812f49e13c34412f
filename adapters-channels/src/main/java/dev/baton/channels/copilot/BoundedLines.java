package dev.baton.channels.copilot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, none of them longer than anybody needs. */
final class BoundedLines implements AutoCloseable {
  private static final int LONGEST = 1_000_000;

  private final Reader in;
  private final char[] buffer = new char[8 * 1024];
  private int at;
  private int end;

  BoundedLines(InputStream in) {
    this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** Null at the end; what stands there without the end of a line was cut and is not given. */
  @Nullable String next() throws IOException {
    var line = new StringBuilder();
    while (true) {
      if (at == end && !fill()) return null;
      char c = buffer[at++];
      if (c == '\n') return line.toString();
      if (c != '\r') line.append(c);
      if (line.length() > LONGEST) throw new IOException("a line without an end");
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = in.read(buffer, 0, buffer.length);
    if (end > 0) return true;
    end = 0;
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
