package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Settings.Times;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopTest {
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  private TestWire wire(Duration drain) {
    Handler slow =
        _ -> {
          entered.release();
          await(released);
          return Reply.ok("done");
        };
    Handler poll =
        request -> {
          entered.release();
          return Reply.ok(request.await(() -> wait(released)).orElse("stopped"));
        };
    var times =
        new Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            drain,
            Pace.USUAL);
    return new TestWire(
        times,
        SampleSurfaces.threads(
            Endpoint.get("/api/v1/slow", Access.open(), slow),
            Endpoint.get("/api/v1/poll", Access.open(), poll)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted although at work", e);
    }
  }

  private static String wait(CountDownLatch latch) throws InterruptedException {
    return latch.await(30, TimeUnit.SECONDS) ? "event" : "nothing";
  }

  private static RawHttp ask(TestWire wire, String path) throws IOException {
    var raw = wire.connect();
    raw.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    return raw;
  }

  /** Begins to stop, and returns when the listening socket is closed. */
  private static CompletableFuture<Void> stop(TestWire wire, RawHttp polling) throws IOException {
    int port = wire.port();
    var stopped = CompletableFuture.runAsync(wire::close);
    assertThat(polling.answer().orElseThrow().body()).isEqualTo("\"stopped\"");
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    // A thread that waits to accept keeps the socket in the kernel until it has woken up.
    while (connects(port)) assertThat(System.nanoTime()).as("still open").isLessThan(deadline);
    return stopped;
  }

  private static boolean connects(int port) throws IOException {
    try (var raw = new RawHttp(port)) {
      return raw.socket().isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }

  @Test
  void what_is_under_way_finishes_and_nothing_more_is_accepted() throws Exception {
    var wire = wire(Duration.ofSeconds(20));
    try (var raw = ask(wire, "/api/v1/slow");
        var polling = ask(wire, "/api/v1/poll")) {
      entered.acquire(2);
      var stopped = stop(wire, polling);
      assertThat(stopped).isNotDone();
      released.countDown();
      assertThat(raw.answer().orElseThrow().body()).isEqualTo("\"done\"");
      stopped.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void what_waits_for_an_event_is_told_to_answer() throws Exception {
    var wire = wire(Duration.ofSeconds(20));
    try (var raw = ask(wire, "/api/v1/poll")) {
      entered.acquire();
      wire.close();
      assertThat(raw.answer().orElseThrow().body()).isEqualTo("\"stopped\"");
    }
  }

  @Test
  void what_does_not_finish_in_time_is_cut() throws Exception {
    var wire = wire(Duration.ofMillis(200));
    try (var raw = ask(wire, "/api/v1/slow")) {
      entered.acquire();
      wire.close();
      assertThat(raw.answer()).isEmpty();
    } finally {
      released.countDown();
    }
  }

  @Test
  void a_request_that_arrives_while_stopping_is_served_and_its_connection_closed()
      throws Exception {
    var wire = wire(Duration.ofSeconds(20));
    try (var busy = ask(wire, "/api/v1/slow");
        var polling = ask(wire, "/api/v1/poll");
        var kept = ask(wire, "/nowhere")) {
      entered.acquire(2);
      assertThat(kept.answer().orElseThrow().header("Connection")).isEmpty();
      var stopped = stop(wire, polling);
      kept.send("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(kept.answer().orElseThrow().header("Connection")).contains("close");
      assertThat(kept.closed()).isTrue();
      released.countDown();
      assertThat(busy.answer().orElseThrow().header("Connection")).contains("close");
      stopped.get(10, TimeUnit.SECONDS);
    }
  }
}
