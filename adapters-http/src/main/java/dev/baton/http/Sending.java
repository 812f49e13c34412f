package dev.baton.http;

import dev.baton.http.stream.OpenStream;
import dev.baton.http.stream.OpenStream.Sink;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/** Puts replies on the wire. */
final class Sending {
  private static final int PIECE = 64 * 1024;

  private Sending() {}

  static void send(Reply reply, HttpServletResponse response) throws IOException {
    start(reply, response);
    switch (reply) {
      case Reply.Written text ->
          body(text.contentType(), text.body().getBytes(StandardCharsets.UTF_8), response);
      case Reply.Empty _ -> {}
      case Reply.Json _, Reply.Bytes _, Reply.Events _, Reply.Begun _ ->
          throw new IllegalStateException("not to be sent at once");
    }
  }

  /** Writes the head of a stream; each further write is cut with its connection after a time. */
  static OpenStream stream(
      Reply.Events events,
      HttpServletRequest request,
      HttpServletResponse response,
      Duration patience)
      throws IOException {
    start(events, response);
    response.setContentType("text/event-stream; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    var sink = sink(request, response, patience);
    var endPoint = endPoint(request);
    return new OpenStream(
        bytes -> {
          expectReader(endPoint);
          sink.write(bytes);
        },
        Rendering.JSON);
  }

  /**
   * What is written first to a reader that hung up would seem to arrive: the kernel takes it. So it
   * is asked before whether the reader's side is over. A reader that speaks meanwhile loses what it
   * says, and is cut as well.
   */
  private static void expectReader(EndPoint endPoint) throws IOException {
    if (endPoint.fill(BufferUtil.allocate(1)) == 0) return;
    endPoint.close();
    throw new EOFException("the reader hung up");
  }

  /** Sends what is read until its end; each piece is cut with its connection after a time. */
  static void copy(
      Reply.Bytes bytes,
      HttpServletRequest request,
      HttpServletResponse response,
      Duration patience)
      throws IOException {
    try (var body = bytes.body()) {
      start(bytes, response);
      response.setContentType(bytes.contentType());
      response.setContentLengthLong(bytes.length());
      var sink = sink(request, response, patience);
      for (var piece = body.readNBytes(PIECE); piece.length > 0; piece = body.readNBytes(PIECE)) {
        sink.write(piece);
      }
    }
  }

  private static Sink sink(
      HttpServletRequest request, HttpServletResponse response, Duration patience)
      throws IOException {
    var out = response.getOutputStream();
    var core = ServletContextRequest.getServletContextRequest(request);
    var scheduler = core.getComponents().getScheduler();
    var endPoint = endPoint(request);
    return bytes -> {
      var cut = cutAfter(patience, scheduler, endPoint);
      try {
        out.write(bytes);
        out.flush();
      } finally {
        cut.cancel();
      }
    };
  }

  private static EndPoint endPoint(HttpServletRequest request) {
    var core = ServletContextRequest.getServletContextRequest(request);
    return core.getConnectionMetaData().getConnection().getEndPoint();
  }

  // Jetty's idle timeout does not help: a reader of one byte a second is never idle.
  private static Scheduler.Task cutAfter(
      Duration patience, Scheduler scheduler, EndPoint endPoint) {
    return scheduler.schedule(endPoint::close, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void start(Reply reply, HttpServletResponse response) {
    response.setStatus(reply.status());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    reply.headers().forEach(response::setHeader);
  }

  private static void body(String type, byte[] bytes, HttpServletResponse response)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
