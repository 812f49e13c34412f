package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Settings.Times;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import dev.baton.http.stream.EventStream.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who dawdles is cut off; who waits for an answer is not. */
class PatienceTest {
  private static final Duration IDLE = Duration.ofMillis(400);
  private static final Duration BODY = Duration.ofMillis(900);

  private TestWire wire;

  @BeforeEach
  void start() {
    Handler late =
        request -> {
          var never = new CountDownLatch(1);
          return Reply.ok(
              request
                  .await(() -> never.await(IDLE.toMillis() * 4, TimeUnit.MILLISECONDS))
                  .orElse(true));
        };
    var times = new Times(IDLE, BODY, Duration.ofSeconds(20), Duration.ofSeconds(10), Pace.USUAL);
    wire =
        new TestWire(
            times,
            SampleSurfaces.threads(
                Endpoint.get("/api/v1/late", Access.open(), late),
                Endpoint.post(
                    "/api/v1/echo", Access.open(), request -> Reply.ok(request.body().length))));
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  @Test
  void an_answer_may_take_longer_than_a_connection_may_be_idle() throws IOException {
    assertThat(wire.send("GET /api/v1/late", "").status()).isEqualTo(200);
  }

  @Test
  void a_connection_that_says_nothing_is_closed() throws IOException {
    try (var raw = wire.connect()) {
      assertThat(raw.closed()).isTrue();
    }
  }

  @Test
  void headers_that_never_end_are_closed() throws IOException {
    try (var raw = wire.connect()) {
      raw.send("GET /api/v1/late HTTP/1.1\r\nHost: x\r\nX-A: ");
      raw.answer().ifPresent(answer -> assertThat(answer.status()).isEqualTo(408));
      assertThat(raw.closed()).isTrue();
    }
  }

  @Test
  void headers_that_drip_are_closed() throws Exception {
    try (var raw = wire.connect()) {
      raw.send("GET /api/v1/late HTTP/1.1\r\nHost: x\r\nX-A: ");
      assertThat(dripUntilClosed(raw, "a")).isTrue();
    }
  }

  @Test
  void a_body_that_never_comes_is_408() throws IOException {
    try (var raw = wire.connect()) {
      raw.send(post(10));
      assertThat(raw.answer().orElseThrow().status()).isEqualTo(408);
      assertThat(raw.closed()).isTrue();
    }
  }

  @Test
  void a_body_that_drips_is_408() throws Exception {
    try (var raw = wire.connect()) {
      raw.send(post(1_000));
      assertThat(dripUntilClosed(raw, "1")).isTrue();
    }
  }

  private static String post(int length) {
    return "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + ("Content-Length: " + length + "\r\n\r\n");
  }

  /** Sends a little every 50 ms until the server says something or closes, for some seconds. */
  private static boolean dripUntilClosed(RawHttp raw, String drop) throws Exception {
    raw.socket().setSoTimeout(50);
    for (int i = 0; i < 200; i++) {
      try {
        var answer = raw.answer();
        answer.ifPresent(each -> assertThat(each.status()).isEqualTo(408));
        return true;
      } catch (java.net.SocketTimeoutException e) {
        raw.send(drop);
      }
    }
    return false;
  }
}
