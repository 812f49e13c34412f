package dev.baton.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Settings.Times;
import dev.baton.http.kit.KeyRing;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static final Duration WRITE = Duration.ofMillis(700);

  private final BlockingQueue<Source.Next> queue = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<TestWire> wires = new ArrayList<>();

  @AfterEach
  void stop() {
    wires.forEach(TestWire::close);
  }

  /** What the queue has, or nothing after the time. */
  private final class Queue implements Source {
    @Override
    public Next next(Duration most) throws InterruptedException {
      var next = queue.poll(most.toMillis(), TimeUnit.MILLISECONDS);
      return next == null ? Next.of(List.of()) : next;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private final class Endless implements Source {
    private static final String LARGE = "x".repeat(64 * 1024);

    @Override
    public Next next(Duration most) {
      return Next.of(List.of(new ServerEvent(null, null, LARGE)));
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  private RawHttp open(Duration heartbeat, Supplier<Source> source) throws IOException {
    var times =
        new Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            WRITE,
            Duration.ofSeconds(10),
            new Pace(heartbeat, Duration.ofSeconds(2), heartbeat));
    var wire =
        new TestWire(
            times,
            SampleSurfaces.threads(
                Endpoint.get("/api/v1/stream", Access.anyKey(), _ -> Reply.events(source.get()))));
    wires.add(wire);
    var raw = wire.connect();
    var key = wire.keys().key('a');
    raw.send("GET /api/v1/stream HTTP/1.1\r\nHost: x\r\nX-Api-Key: " + key + "\r\n\r\n");
    var head = raw.answer().orElseThrow();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).contains("text/event-stream; charset=utf-8");
    assertThat(head.header("Cache-Control")).contains("no-cache, no-transform");
    assertThat(head.header("X-Accel-Buffering")).contains("no");
    assertThat(head.header("Content-Encoding")).isEmpty();
    return raw;
  }

  /** The lines of the stream, without the framing of chunks, up to the one that holds a text. */
  private static List<String> linesUntil(RawHttp raw, String text) throws IOException {
    var lines = new ArrayList<String>();
    while (lines.isEmpty() || !lines.getLast().contains(text)) {
      var line = raw.line();
      if (!line.matches("[0-9A-Fa-f]*")) lines.add(line);
    }
    return lines;
  }

  private void closedSoon() throws InterruptedException {
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void an_event_is_framed_in_lines_whatever_its_text() throws IOException {
    try (var raw = open(Duration.ofSeconds(5), Queue::new)) {
      var text = "a\r\nb\n\ndata: x\u2028\u2029😀";
      queue.add(Source.Next.of(List.of(new ServerEvent("7", "message", Map.of("text", text)))));
      queue.add(Source.Next.last(new ServerEvent(null, "closed", Map.of())));
      assertThat(linesUntil(raw, "data: {}"))
          .containsExactly(
              "retry: 2000",
              "id: 7",
              "event: message",
              "data: {\"text\":\"a\\r\\nb\\n\\ndata: x\\u2028\\u2029😀\"}",
              "event: closed",
              "data: {}");
    }
  }

  @Test
  void the_stream_ends_with_its_source_and_the_connection_lives_on() throws Exception {
    try (var raw = open(Duration.ofSeconds(5), Queue::new)) {
      queue.add(Source.Next.last(new ServerEvent(null, "closed", Map.of())));
      linesUntil(raw, "data: {}");
      closedSoon();
      for (var line = raw.line(); !line.equals("0"); line = raw.line()) assertThat(line).isEmpty();
      raw.line();
      raw.send("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(raw.answer().orElseThrow().status()).isEqualTo(404);
    }
  }

  @Test
  void silence_is_broken_by_heartbeats() throws IOException {
    try (var raw = open(Duration.ofMillis(50), Queue::new)) {
      linesUntil(raw, ": still here");
      assertThat(linesUntil(raw, ": still here")).hasSize(1);
    }
  }

  @Test
  void a_reader_that_stalls_is_cut_and_its_source_closed() throws Exception {
    try (var raw = open(Duration.ofSeconds(5), Endless::new)) {
      closedSoon();
      assertThat(raw.socket().isConnected()).isTrue();
    }
  }

  @Test
  void a_reader_that_vanishes_is_noticed_by_the_heartbeats() throws Exception {
    try (var raw = open(Duration.ofMillis(50), Queue::new)) {
      linesUntil(raw, ": still here");
    }
    closedSoon();
  }

  @Test
  void a_stream_ends_when_its_key_does() throws Exception {
    try (var raw = open(Duration.ofMillis(50), Queue::new)) {
      linesUntil(raw, ": still here");
      wires.getFirst().authenticator().end(KeyRing.id('a'));
      closedSoon();
    }
  }

  @Test
  void a_source_that_breaks_ends_its_stream_cleanly() throws Exception {
    Source broken =
        _ -> {
          throw new IllegalStateException("broken");
        };
    try (var raw = open(Duration.ofMillis(50), () -> broken)) {
      linesUntil(raw, "retry: 2000");
      for (var line = raw.line(); !line.equals("0"); line = raw.line()) assertThat(line).isEmpty();
    }
  }

  @Test
  void a_server_that_stops_tells_its_readers_when_to_come_back_and_ends() throws Exception {
    try (var raw = open(Duration.ofSeconds(60), Queue::new)) {
      linesUntil(raw, "retry: 2000");
      long started = System.nanoTime();
      wires.getFirst().close();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(8));
      closedSoon();
      assertThat(linesUntil(raw, "retry: ")).hasSize(1);
    }
  }
}
