package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Unavailable;
import dev.baton.domain.access.Scope;
import dev.baton.http.input.Text;
import dev.baton.http.kit.RawHttp;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.Shape;
import dev.baton.http.kit.TestWire;
import dev.baton.http.stream.ServerEvent;
import dev.baton.http.stream.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests under an idempotency key. Source: API.md, section 0; FAILURES.md 1, 2, 4, 7 and 8. */
class OnceTest {
  private static final String BODY = "{\"content\":\"x\"}";

  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch looked = new CountDownLatch(1);
  private TestWire wire;

  @BeforeEach
  void start() {
    var access = Access.scope(Scope.HITL_WRITE);
    wire =
        new TestWire(
            SampleSurfaces.hitl(
                Endpoint.post("/v1/hitl/made", access, this::make),
                Endpoint.post("/v1/hitl/open", Access.open(), this::make),
                Endpoint.post("/v1/hitl/stated", access, this::stated),
                Endpoint.post("/v1/hitl/away", access, this::away),
                Endpoint.post("/v1/hitl/slow", access, this::slow),
                Endpoint.post(
                    "/v1/hitl/told", access, Handler.inTwoSteps(this::begin, this::tell))),
            SampleSurfaces.threads(),
            SampleSurfaces.conversations());
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private Reply make(Request request) {
    var said = request.read(in -> in.body().text("content", Text.atLeast(1)));
    return Reply.json(201, Map.of("number", made.incrementAndGet(), "said", said))
        .with("X-Made", "yes");
  }

  private Reply stated(Request request) {
    int status = request.read(in -> (int) in.query().integerOr("status", 100, 599, 400));
    int number = made.incrementAndGet();
    return request.refuse(new Fault.Stated(status, "stated", "No. " + number));
  }

  private Reply away(Request request) {
    made.incrementAndGet();
    throw new Unavailable("the database is away", null);
  }

  private Reply slow(Request request) {
    begun.countDown();
    try {
      looked.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return Reply.ok(Map.of("number", made.incrementAndGet()));
  }

  private Reply begin(Request request) {
    return new Reply.Begun("turn " + made.incrementAndGet());
  }

  private record Told(String memo) {}

  private Reply tell(Request request, String memo) {
    return Reply.events(
        new Source() {
          @Override
          public Next next(Duration most) {
            return Next.last(new ServerEvent(null, "told", new Told(memo)));
          }
        });
  }

  private RawHttp.Answer post(String path, String key, String body, String... more)
      throws IOException {
    var headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 0, more.length);
    headers[more.length] = "Idempotency-Key: " + key;
    headers[more.length + 1] = "X-Api-Key: " + wire.keys().key('a');
    return wire.send("POST " + path, body, headers);
  }

  @Test
  void the_same_again_is_answered_byte_by_byte_alike_and_not_done() throws IOException {
    var first = post("/v1/hitl/made", "k", BODY);
    var second = post("/v1/hitl/made", "k", BODY);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("X-Made")).contains("yes");
    assertThat(second.header("Idempotent-Replayed")).contains("true");
    assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    assertThat(made).hasValue(1);
  }

  @Test
  void without_a_key_it_is_done_as_often_as_it_comes() throws IOException {
    var key = "X-Api-Key: " + wire.keys().key('a');
    wire.send("POST /v1/hitl/made", BODY, key);
    wire.send("POST /v1/hitl/made", BODY, key);
    assertThat(made).hasValue(2);
  }

  @Test
  void another_body_or_query_is_a_conflict_and_leaves_the_first_alone() throws IOException {
    var first = post("/v1/hitl/made", "k", BODY);
    var other = post("/v1/hitl/made", "k", "{\"content\":\"y\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("\"error\":\"idempotency_conflict\"");
    assertThat(post("/v1/hitl/made?x=1", "k", BODY).status()).isEqualTo(409);
    assertThat(post("/v1/hitl/made", "k", BODY).body()).isEqualTo(first.body());
    assertThat(made).hasValue(1);
  }

  /** Source: FAILURES.md 3. */
  @Test
  void while_it_is_under_way_the_same_is_told_to_come_back() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> post("/v1/hitl/slow", "k", ""));
      try {
        begun.await();
        var second = post("/v1/hitl/slow", "k", "");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.header("Retry-After")).contains("1");
        assertThat(second.body()).contains("\"error\":\"idempotency_in_flight\"");
      } finally {
        looked.countDown();
      }
      var answer = first.get();
      assertThat(post("/v1/hitl/slow", "k", "").body()).isEqualTo(answer.body());
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void another_key_path_or_caller_is_another_request() throws IOException {
    post("/v1/hitl/made", "k", BODY);
    assertThat(post("/v1/hitl/made", "l", BODY).body()).contains("\"number\":2");
    assertThat(post("/v1/hitl/open", "k", BODY).body()).contains("\"number\":3");
    var other =
        wire.send(
            "POST /v1/hitl/made", BODY, "X-Api-Key: " + wire.keys().key('b'), "Idempotency-Key: k");
    assertThat(other.body()).contains("\"number\":4");
    var browser = post("/v1/hitl/open", "k", BODY, "User-Agent: another");
    assertThat(browser.body()).contains("\"number\":5");
  }

  @ParameterizedTest
  @CsvSource({"400, 1", "404, 1", "409, 1", "401, 2", "403, 2", "422, 2", "429, 2", "500, 2"})
  void what_comes_after_validation_is_remembered(int status, int times) throws IOException {
    var first = post("/v1/hitl/stated?status=" + status, "k", "");
    var second = post("/v1/hitl/stated?status=" + status, "k", "");
    assertThat(second.status()).isEqualTo(status);
    assertThat(made).hasValue(times);
    if (times == 1) assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void a_request_that_is_not_valid_leaves_its_key_to_the_corrected_one() throws IOException {
    assertThat(post("/v1/hitl/made", "k", "{}").status()).isEqualTo(422);
    assertThat(post("/v1/hitl/made", "k", "{").status()).isEqualTo(422);
    assertThat(post("/v1/hitl/made", "k", BODY).status()).isEqualTo(201);
  }

  @Test
  void what_could_not_be_done_leaves_its_key() throws IOException {
    assertThat(post("/v1/hitl/away", "k", "").status()).isEqualTo(503);
    assertThat(post("/v1/hitl/away", "k", "").status()).isEqualTo(503);
    assertThat(made).hasValue(2);
  }

  @Test
  void a_stream_is_told_again_from_its_memo() throws IOException {
    assertThat(told()).contains("{\"memo\":\"turn 1\"}");
    assertThat(told()).contains("{\"memo\":\"turn 1\"}");
    assertThat(made).hasValue(1);
  }

  private String told() throws IOException {
    try (var raw = wire.connect()) {
      raw.send(
          "POST /v1/hitl/told HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n"
              + "Idempotency-Key: k\r\nX-Api-Key: %s\r\n\r\n".formatted(wire.keys().key('a')));
      var head = raw.answer().orElseThrow();
      assertThat(head.isStream()).isTrue();
      assertThat(head.header("Idempotent-Replayed").isPresent()).isEqualTo(told++ > 0);
      var text = new StringBuilder();
      while (!text.toString().contains("told")) text.append(raw.line());
      return text.append(raw.line()).toString();
    }
  }

  private int told;

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "é", "\u0001", "a\tb", "\u007f", "\ud83d\ude00"})
  void a_key_that_is_none_is_400_in_the_words_of_the_surface(String key) throws IOException {
    assertRefused(List.of("Idempotency-Key: " + key));
  }

  @Test
  void so_is_one_that_is_too_long_or_comes_twice() throws IOException {
    assertRefused(List.of("Idempotency-Key: " + "x".repeat(256)));
    assertRefused(List.of("Idempotency-Key: a", "Idempotency-Key: a"));
    assertThat(post("/v1/hitl/made", "x".repeat(255), BODY).status()).isEqualTo(201);
    assertThat(post("/v1/hitl/made", "a b", BODY).status()).isEqualTo(201);
  }

  private void assertRefused(List<String> keys) throws IOException {
    var paths =
        Map.of(
            "hitl", "/v1/hitl/made",
            "threads", "/api/v1/threads/018f0000-0000-7000-8000-000000000001/messages",
            "conversations", "/v1/conversations/018f0000-0000-7000-8000-000000000001/messages");
    for (var each : paths.entrySet()) {
      var headers = new java.util.ArrayList<>(keys);
      headers.add("X-Api-Key: " + wire.keys().key('a'));
      var answer = wire.send("POST " + each.getValue(), BODY, headers.toArray(String[]::new));
      assertThat(answer.status()).as("%s %s", each, answer).isEqualTo(400);
      Shape.assertRefusal(each.getKey(), answer);
    }
    assertThat(made).hasValue(0);
  }
}
