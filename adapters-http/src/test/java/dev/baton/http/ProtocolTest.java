package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the message itself is refused, and the connection with it. */
class ProtocolTest {
  private static final String POST = "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";

  private final AtomicInteger served = new AtomicInteger();
  private TestWire wire;

  @BeforeEach
  void start() {
    Handler echo =
        request -> {
          served.incrementAndGet();
          return Reply.ok(request.body().length);
        };
    wire =
        new TestWire(
            SampleSurfaces.hitl(),
            SampleSurfaces.threads(Endpoint.post("/api/v1/echo", Access.open(), echo)));
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2, 3\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: two\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Host: other\r\nContent-Length: 2\r\n\r\n{}",
        " folded: header\r\nContent-Length: 2\r\n\r\n{}",
        "bad\u0000name: x\r\n\r\n",
      })
  void a_message_that_can_be_read_in_two_ways_is_refused_and_the_connection_closed(String rest)
      throws IOException {
    try (var raw = wire.connect()) {
      raw.send(POST + JSON + rest + "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
      var answer = raw.answer().orElseThrow();
      assertThat(answer.status()).isIn(400, 501);
      assertThat(answer.header("Content-Type")).contains("application/json");
      assertThat(raw.answer()).isEmpty();
    }
    assertThat(served).hasValueLessThanOrEqualTo(1);
  }

  @Test
  void the_refusal_has_the_shape_of_the_surface_where_the_path_was_read() throws IOException {
    var answer =
        RawHttp.once(wire.port(), POST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    assertThat(answer.orElseThrow().body())
        .isEqualTo(
            "{\"status\":400,\"message\":\"The request is malformed.\",\"code\":\"BAD_REQUEST\","
                + "\"success\":false}");
  }

  @ParameterizedTest
  @CsvSource({"1048576, 200", "1048577, 413", "3000000, 413"})
  void a_body_with_a_length_is_bounded(int size, int status) throws IOException {
    var answer = RawHttp.once(wire.port(), POST + JSON + sized(size)).orElseThrow();
    assertThat(answer.status()).isEqualTo(status);
    if (status == 413) assertThat(answer.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
  }

  private static String sized(int size) {
    return "Content-Length: " + size + "\r\nConnection: close\r\n\r\n" + "1".repeat(size);
  }

  @ParameterizedTest
  @CsvSource({"128, 200", "129, 413", "400, 413"})
  void a_body_without_a_length_is_bounded_too(int chunks, int status) throws IOException {
    var chunk = "2000\r\n" + "1".repeat(0x2000) + "\r\n";
    var request = POST + JSON + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    var answer = RawHttp.once(wire.port(), request + chunk.repeat(chunks) + "0\r\n\r\n");
    assertThat(answer.orElseThrow().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "json",
        "application/xml",
        "",
      })
  void a_body_that_is_not_json_by_its_type_is_415(String type) throws IOException {
    var answer = wire.send("POST /api/v1/echo", "{}", "Content-Type: " + type);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
  }

  @Test
  void a_body_without_a_type_or_with_a_coding_is_415_and_none_needs_no_type() throws IOException {
    var post = "POST /api/v1/echo";
    assertThat(wire.send(post, "{}", "No-Content-Type: 1").status()).isEqualTo(415);
    assertThat(wire.send(post, "{}", "Content-Encoding: gzip", "Content-Type: application/json"))
        .extracting(RawHttp.Answer::status)
        .isEqualTo(415);
    assertThat(wire.send(post, "").status()).isEqualTo(200);
    for (var type : new String[] {"application/json; charset=utf-8", "APPLICATION/merge+JSON"})
      assertThat(wire.send(post, "{}", "Content-Type: " + type).status()).isEqualTo(200);
  }

  @Test
  void too_long_a_target_is_414_and_too_many_headers_are_431() throws IOException {
    assertThat(wire.send("GET /api/v1/" + "a".repeat(100_000), "").status()).isIn(414, 431);
    var header = wire.send("GET /api/v1/x", "", "X-Long: " + "a".repeat(100_000));
    assertThat(header.status()).isEqualTo(431);
    assertThat(header.body()).contains("\"code\":\"REQUEST_HEADER_FIELDS_TOO_LARGE\"");
  }

  @Test
  void a_key_of_ten_kilobytes_is_a_wrong_key() throws IOException {
    var answer = wire.send("GET /v1/hitl/handoffs", "", "X-Api-Key: " + "a".repeat(10_000));
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_connection_serves_one_request_after_another() throws IOException {
    try (var raw = wire.connect()) {
      for (int i = 0; i < 3; i++) {
        raw.send(POST + JSON + "Content-Length: 2\r\n\r\n{}");
        assertThat(raw.answer().orElseThrow().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void an_expectation_that_is_not_100_continue_is_refused() throws IOException {
    var bytes = HttpText.request("POST /api/v1/echo", "{}", "Expect: 200-maybe", JSON.strip());
    assertThat(RawHttp.once(wire.port(), bytes).orElseThrow().status()).isBetween(200, 499);
  }
}
