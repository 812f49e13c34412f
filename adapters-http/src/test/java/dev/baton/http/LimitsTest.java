package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Settings.Times;
import dev.baton.http.kit.KeyRing;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.Shape;
import dev.baton.http.kit.TestWire;
import dev.baton.http.limits.Openings.Most;
import dev.baton.http.stream.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Source: API.md, section 0; FAILURES.md 52 and 83. */
class LimitsTest {
  private static final String ID = "018f0000-0000-7000-8000-000000000001";
  private static final List<String> HEADERS =
      List.of(
          "X-RateLimit-Limit-Minute",
          "X-RateLimit-Remaining-Minute",
          "X-RateLimit-Reset-Minute",
          "X-RateLimit-Limit-Hour",
          "X-RateLimit-Remaining-Hour",
          "X-RateLimit-Reset-Hour");

  private final CountDownLatch polled = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private TestWire wire;
  private String key;

  @BeforeEach
  void start() {
    var access = Access.scope(Scope.HITL_READ);
    Source silent = LimitsTest::silence;
    wire =
        new TestWire(
            Times.USUAL,
            new Most(1, 1, 3),
            SampleSurfaces.hitl(
                Endpoint.get("/v1/hitl/stream", access, _ -> Reply.events(silent)),
                Endpoint.get("/v1/hitl/poll", access, this::poll),
                Endpoint.get("/v1/hitl/visitor", Access.visitor(), _ -> Reply.noContent()),
                Endpoint.get("/v1/hitl/open", Access.open(), _ -> Reply.noContent())),
            SampleSurfaces.threads(),
            SampleSurfaces.conversations());
    key = "X-Api-Key: " + wire.keys().key('a');
  }

  @AfterEach
  void stop() {
    answer.countDown();
    wire.close();
  }

  private static Source.Next silence(Duration most) throws InterruptedException {
    new CountDownLatch(1).await(most.toMillis(), TimeUnit.MILLISECONDS);
    return Source.Next.of(List.of());
  }

  private Reply poll(Request request) {
    return Reply.ok(
        request
            .await(
                () -> {
                  polled.countDown();
                  answer.await();
                  return List.of("something");
                })
            .orElse(List.of()));
  }

  @Test
  void every_authenticated_answer_tells_the_limits() throws IOException {
    var little = wire.keys().key('l', EnumSet.of(Scope.BOT), null);
    var relay = "POST /v1/hitl/handoffs/" + ID + "/messages";
    var once = "Idempotency-Key: k";
    var body = "{\"content\":\"x\"}";
    var answers =
        List.of(
            wire.send("GET /v1/hitl/handoffs", "", key),
            wire.send("GET /v1/hitl/handoffs?limit=0", "", key),
            wire.send("GET /v1/hitl/handoffs", "", "X-Api-Key: " + little),
            wire.send(relay, "{", key),
            wire.send(relay, body, key, once),
            wire.send(relay, body, key, once),
            wire.send("GET /v1/hitl/visitor", "", "Authorization: Bearer " + token()));
    assertThat(answers)
        .extracting(RawHttp.Answer::status)
        .containsExactly(200, 422, 403, 422, 200, 200, 204);
    for (var each : answers) {
      for (var header : HEADERS) assertThat(each.header(header)).as(header).isPresent();
    }
    assertThat(answers.get(5).header("Idempotent-Replayed")).isPresent();
    assertThat(answers.get(5).header("X-RateLimit-Remaining-Minute")).contains("5994");
    assertThat(wire.send("GET /v1/hitl/open", "").header(HEADERS.getFirst())).isEmpty();
    assertThat(wire.send("GET /v1/hitl/handoffs", "").header(HEADERS.getFirst())).isEmpty();
  }

  private String token() {
    var thread = new Conversation.Id(new UUID(3, 3));
    return wire.keys().token('t', thread, KeyRing.START.plusSeconds(60));
  }

  @Test
  void whoever_asks_too_often_is_told_in_the_words_of_the_surface_when_to_come_back()
      throws IOException {
    wire.quotas().limit(KeyRing.ORGANIZATION, 2, 100);
    wire.send("GET /v1/hitl/handoffs", "", key);
    wire.send("GET /v1/hitl/handoffs", "", "X-Api-Key: " + wire.keys().key('b'));
    refused("hitl", "GET /v1/hitl/handoffs", "\"error\":\"rate_limited\"");
    refused("threads", "POST /api/v1/threads/" + ID + "/messages", "\"TOO_MANY_REQUESTS\"");
    refused(
        "conversations", "POST /v1/conversations/" + ID + "/messages", "\"rate_limit_exceeded\"");
    assertThat(wire.send("GET /v1/hitl/open", "").status()).isEqualTo(204);
  }

  private void refused(String surface, String line, String word) throws IOException {
    var answer = wire.send(line, line.startsWith("POST") ? "{}" : "", key, "Idempotency-Key: k");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).contains("60");
    for (var header : HEADERS) assertThat(answer.header(header)).as(header).isPresent();
    assertThat(answer.body()).contains(word);
    Shape.assertRefusal(surface, answer);
  }

  @Test
  void a_key_has_no_more_streams_and_long_polls_than_it_may() throws Exception {
    try (var first = wire.connect()) {
      first.send("GET /v1/hitl/stream HTTP/1.1\r\nHost: x\r\n" + key + "\r\n\r\n");
      assertThat(first.answer().orElseThrow().header(HEADERS.getFirst())).isPresent();
      var refused = wire.send("GET /v1/hitl/stream", "", key);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).contains("1");
      assertThat(wire.send("GET /v1/hitl/poll", "", key).status()).isEqualTo(429);
      assertThat(wire.send("GET /v1/hitl/handoffs", "", key).status()).isEqualTo(200);
    }
  }

  @Test
  void a_long_poll_counts_while_it_waits() throws Exception {
    try (var first = wire.connect()) {
      first.send("GET /v1/hitl/poll HTTP/1.1\r\nHost: x\r\n" + key + "\r\n\r\n");
      polled.await();
      assertThat(wire.send("GET /v1/hitl/poll", "", key).status()).isEqualTo(429);
      answer.countDown();
      assertThat(first.answer().orElseThrow().status()).isEqualTo(200);
      assertThat(wire.send("GET /v1/hitl/poll", "", key).status()).isEqualTo(200);
    }
  }
}
