package dev.baton.http;

import dev.baton.http.stream.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
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
  static EventStream.Sink stream(
      Reply.Events events,
      HttpServletRequest request,
      HttpServletResponse response,
      Duration patience)
      throws IOException {
    start(events, response);
    response.setContentType("text/event-stream; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache, no-transform");
    response.setHeader("X-Accel-Buffering", "no");
    return sink(request, response, patience);
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

  private static EventStream.Sink sink(
      HttpServletRequest request, HttpServletResponse response, Duration patience)
      throws IOException {
    var out = response.getOutputStream();
    var core = ServletContextRequest.getServletContextRequest(request);
    var scheduler = core.getComponents().getScheduler();
    var endPoint = core.getConnectionMetaData().getConnection().getEndPoint();
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
