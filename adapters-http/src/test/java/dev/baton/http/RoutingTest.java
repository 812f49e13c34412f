package dev.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.domain.access.Scope;
import dev.baton.http.kit.RawHttp.Answer;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingTest {
  private static final String ID = "018f0000-0000-7000-8000-000000000001";
  private static final Handler WHICH = request -> Reply.ok(List.of(request.endpoint().path()));

  private TestWire wire;
  private String key;

  @BeforeAll
  void start() {
    wire =
        new TestWire(
            SampleSurfaces.hitl(),
            SampleSurfaces.threads(
                Endpoint.post("/api/v1/threads/{id}", Access.open(), WHICH),
                Endpoint.post("/api/v1/threads/web", Access.open(), WHICH)),
            SampleSurfaces.conversations());
    key = "X-Api-Key: " + wire.keys().key('a');
  }

  @AfterAll
  void stop() {
    wire.close();
  }

  @Test
  void a_literal_segment_is_matched_before_a_parameter() throws IOException {
    assertThat(wire.send("POST /api/v1/threads/web", "").body()).contains("/threads/web");
    assertThat(wire.send("POST /api/v1/threads/x", "").body()).contains("/threads/{id}");
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, hitl",
    "/, hitl",
    "/v1, hitl",
    "/v1/hitl, hitl",
    "/v1/hitl/nothing, hitl",
    "/v1/v2/x, hitl",
    "/v1/conversationsX, hitl",
    "/v1/conversations/a/b/c, conversations",
    "/v1/me, conversations",
    "/v1/webhooks/x, conversations",
    "/api/v1, threads",
    "/api/v1/threads/a/b/c/d, threads",
    "/api/v10, hitl"
  })
  void an_unknown_path_is_404_in_the_shape_of_its_surface(String path, String surface)
      throws IOException {
    var answer = wire.send("GET " + path, "", key);
    assertThat(answer.status()).isEqualTo(404);
    assertShape(answer, surface);
  }

  private static void assertShape(Answer answer, String surface) {
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("X-Request-Id")).isPresent();
    switch (surface) {
      case "hitl" ->
          assertThat(answer.body())
              .isEqualTo("{\"error\":\"not_found\",\"message\":\"There is nothing here.\"}");
      case "threads" ->
          assertThat(answer.body())
              .isEqualTo(
                  "{\"status\":404,\"message\":\"There is nothing here.\",\"code\":\"NOT_FOUND\","
                      + "\"success\":false}");
      default ->
          assertThat(answer.body())
              .isEqualTo(
                  "{\"error\":\"not_found\",\"message\":\"There is nothing here.\",\"request_id\":\""
                      + answer.header("X-Request-Id").orElseThrow()
                      + "\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "post", "FOO"})
  void a_wrong_method_is_405_and_says_which_are_right(String method) throws IOException {
    var answer = wire.send(method + " /v1/conversations/" + ID + "/messages", "", key);
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/HITL/handoffs",
        "/V1/hitl/handoffs",
        "//v1/hitl/handoffs",
        "/v1//hitl/handoffs",
        "/v1/hitl/handoffs/",
        "/v1/hitl/./handoffs",
        "/v1/hitl/x/../handoffs",
        "/v1/hitl/%2e/handoffs",
        "/v1/hitl/x/%2e%2e/handoffs",
        "/v1/hitl/..;/hitl/handoffs",
        "/v1/hitl;x=1/handoffs",
        "/v1/hitl/handoffs;jsessionid=1",
        "/v1/%68itl/handoffs",
        "/v1%2Fhitl/handoffs",
        "/v1%5Chitl/handoffs",
        "/v1/hitl/handoffs%00",
        "/v1/hitl/handoffs%",
        "/v1/hitl/handoffs%ff",
        "/v1/hitl/handoffs%20",
        "/v1/hitl/handoffs#x",
        "/v1\\hitl\\handoffs",
        "v1/hitl/handoffs",
        "*"
      })
  void a_path_has_one_spelling(String path) throws IOException {
    for (var header : List.of("X-None: 0", key)) {
      var answer = wire.send("GET " + path, "", header);
      assertThat(answer.status()).isIn(400, 404, 405);
      assertThat(answer.body()).startsWith("{\"error\":\"").contains("\"message\":\"");
      assertThat(answer.header("X-Request-Id")).isPresent();
    }
  }

  @Test
  void an_absolute_target_is_the_same_path() throws IOException {
    assertThat(wire.send("GET http://localhost/v1/hitl/handoffs", "", key).status()).isEqualTo(200);
    assertThat(wire.send("GET http://localhost/v1/hitl/handoffs", "").status()).isEqualTo(401);
  }

  @Test
  void a_websocket_handshake_is_no_way_around() throws IOException {
    var answer =
        wire.send(
            "GET /v1/hitl/handoffs",
            "",
            "Sec-WebSocket-Version: 13",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void the_server_says_nothing_of_itself() throws IOException {
    for (var target : List.of("/v1/hitl/handoffs", "/nowhere", "/v1/%2F")) {
      var answer = wire.send("GET " + target, "", key);
      assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By", "Set-Cookie");
      assertThat(answer.body().toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("jetty", "javalin");
    }
  }

  @Test
  void a_table_refuses_the_same_endpoint_twice_and_endpoints_beside_their_surface() {
    var endpoint = Endpoint.get("/v1/hitl/x", Access.scope(Scope.BOT), WHICH);
    assertThatThrownBy(() -> new Table(List.of(SampleSurfaces.hitl(endpoint, endpoint))))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> SampleSurfaces.threads(endpoint)).hasMessageContaining("outside");
  }
}
