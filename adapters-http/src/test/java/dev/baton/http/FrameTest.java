package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.application.Unavailable;
import dev.baton.http.Fault.Stated;
import dev.baton.http.kit.KeyRing;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class FrameTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.baton.http");
  private TestWire wire;
  private String key;

  @BeforeEach
  void start() {
    Handler bug =
        _ -> {
          throw new IllegalArgumentException("secret detail");
        };
    Handler deep = request -> deep(request, 0);
    Handler away =
        _ -> {
          throw new Unavailable("pool is empty", new IOException("x"));
        };
    Handler held =
        request ->
            request.refuse(new Stated(409, "handoff_claimed", "Held.", Map.of("holder", "ada")));
    wire =
        new TestWire(
            SampleSurfaces.hitl(
                Endpoint.get("/v1/hitl/bug", Access.open(), bug),
                Endpoint.get("/v1/hitl/deep", Access.open(), deep),
                Endpoint.get("/v1/hitl/away", Access.open(), away),
                Endpoint.get("/v1/hitl/held", Access.open(), held)),
            SampleSurfaces.conversations(
                Endpoint.get("/v1/me/bug", Access.open(), bug),
                Endpoint.get("/v1/me/held", Access.open(), held)));
    key = wire.keys().key('a');
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    logger.setLevel(ch.qos.logback.classic.Level.INFO);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    logger.setAdditive(true);
    wire.close();
  }

  private static Reply deep(Request request, int level) {
    return level < 0 ? Reply.noContent() : deep(request, level + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0123-abc_./:~", "!", "~"})
  void a_request_id_that_fits_is_taken(String id) throws IOException {
    var answer = wire.send("GET /nowhere", "", "X-Request-Id: " + id);
    assertThat(answer.header("X-Request-Id")).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "é", "a\tb", "\u007f"})
  void a_request_id_that_does_not_fit_is_replaced(String id) throws IOException {
    var answer = wire.send("GET /nowhere", "", "X-Request-Id: " + id);
    assertThat(answer.header("X-Request-Id").orElseThrow()).matches("req_[0-9a-f]{32}");
  }

  @Test
  void a_request_id_has_at_most_128_characters() throws IOException {
    var longest = "x".repeat(128);
    assertThat(wire.send("GET /nowhere", "", "X-Request-Id: " + longest).header("X-Request-Id"))
        .contains(longest);
    assertThat(wire.send("GET /nowhere", "", "X-Request-Id: y" + longest).header("X-Request-Id"))
        .get()
        .asString()
        .startsWith("req_");
  }

  @Test
  void a_bug_is_500_with_the_request_id_and_nothing_else() throws IOException {
    var answer = wire.send("GET /v1/hitl/bug", "", "X-Request-Id: r1");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("\"request_id\":\"r1\"").doesNotContain("secret", "at dev");
    assertThat(wire.send("GET /v1/me/bug", "", "X-Request-Id: r2").body())
        .contains("\"error\":\"internal_error\"", "\"request_id\":\"r2\"");
    assertThat(log.list)
        .filteredOn(event -> event.getMessage().equals("broken"))
        .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNotNull())
        .hasSize(2);
  }

  @Test
  void a_stack_that_overflows_is_a_bug_like_any_other() throws IOException {
    assertThat(wire.send("GET /v1/hitl/deep", "").status()).isEqualTo(500);
    assertThat(wire.send("GET /v1/hitl/held", "").status()).isEqualTo(409);
  }

  @Test
  void a_database_that_is_away_is_503_with_retry_after() throws IOException {
    var answer = wire.send("GET /v1/hitl/away", "");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).contains("1");
    assertThat(answer.body()).contains("\"error\":\"service_unavailable\"");
  }

  @Test
  void what_a_surface_says_no_to_carries_its_facts() throws IOException {
    var answer = wire.send("GET /v1/hitl/held", "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .contains("\"error\":\"handoff_claimed\"", "\"message\":\"Held.\"", "\"holder\":\"ada\"");
    assertThat(wire.send("GET /v1/me/held", "").body())
        .contains("\"details\":{\"holder\":\"ada\"}");
  }

  @Test
  void the_log_has_one_line_for_a_request_and_no_secret_and_no_text() throws IOException {
    var path = "/v1/hitl/handoffs/018f0000-0000-7000-8000-000000000001/messages?token=hush";
    var said = "{\"content\":\"my words\"}";
    wire.send("POST " + path, said, "X-Api-Key: " + key, "X-Request-Id: r1");
    // The line is written after the answer; what is under way ends before the wire does.
    wire.close();
    assertThat(log.list).hasSize(1);
    var line = log.list.getFirst();
    var facts =
        line.getKeyValuePairs().stream().collect(Collectors.toMap(kv -> kv.key, kv -> kv.value));
    assertThat(facts)
        .containsEntry("request_id", "r1")
        .containsEntry("organization", KeyRing.ORGANIZATION.value().toString())
        .containsEntry("method", "POST")
        .containsEntry("route", "/v1/hitl/handoffs/{handoff_id}/messages")
        .containsEntry("status", 200)
        .containsKey("duration_ms");
    assertThat(facts.toString() + line).doesNotContain("hush", "my words", key);
  }

  @Test
  void what_jetty_refuses_is_logged_too() throws IOException {
    wire.send("GET /v1/hitl/%2F", "", "X-Api-Key: " + key);
    assertThat(log.list).hasSize(1);
    assertThat(log.list.getFirst().getKeyValuePairs().toString()).contains("status=\"400\"");
  }
}
