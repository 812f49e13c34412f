package dev.baton.http.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.HttpText;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Tenant;
import dev.baton.http.kit.RawHttp;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser page of another site, as the bot lists it or not. */
class CrossOriginTest {
  private static final String SHOP = "https://shop.example";
  private static final String OTHER = "https://other.example";
  private static final String EVIL = "https://evil.example";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  @AutoClose private final Premises premises = Threads.premises();
  private final Tenant acme = premises.tenant();
  private final Tenant globex = premises.tenant();

  @BeforeEach
  void list() throws IOException {
    lists(acme, SHOP);
    lists(globex, OTHER);
  }

  private void lists(Tenant tenant, String origin) throws IOException {
    var path = "PATCH /api/v1/agents/" + tenant.bot().id().value();
    var body = "{\"allowedOrigins\":[\"%s\"]}".formatted(origin);
    assertThat(premises.send(path, body, tenant.key()).status()).isEqualTo(200);
  }

  private RawHttp.Answer send(String line, String body, String... headers) throws IOException {
    return RawHttp.once(premises.port(), HttpText.request(line, body, headers)).orElseThrow();
  }

  private RawHttp.Answer open(String... headers) throws IOException {
    var body = "{\"agentId\":\"%s\"}".formatted(acme.bot().id().value());
    return send("POST /api/v1/chat/threads", body, headers);
  }

  private static String origin(String origin) {
    return "Origin: " + origin;
  }

  @Test
  void a_listed_page_may_ask_and_read_the_browsers_routes_and_no_others() throws IOException {
    for (var path : List.of("/api/v1/chat/threads", "/api/v1/chat/threads/x/messages")) {
      var asked = send("OPTIONS " + path, "", origin(SHOP), "Access-Control-Request-Method: POST");
      assertThat(asked.status()).isEqualTo(204);
      assertThat(asked.header(ALLOWED)).contains(SHOP);
      assertThat(asked.header("Access-Control-Allow-Methods")).contains("GET, POST");
      assertThat(asked.header("Access-Control-Allow-Headers").orElseThrow())
          .contains("Authorization", "Content-Type", "Last-Event-ID");
      assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(asked.header("Vary")).contains("Origin");
    }
    for (var path : List.of("/api/v1/threads", "/api/v1/agents", "/v1/me", "/healthz")) {
      var asked = send("OPTIONS " + path, "", origin(SHOP), "Access-Control-Request-Method: GET");
      assertThat(asked.status()).isGreaterThanOrEqualTo(404);
      assertThat(asked.header(ALLOWED)).isEmpty();
      var read = send("GET " + path, "", origin(SHOP), "X-Api-Key: " + acme.key());
      assertThat(read.header(ALLOWED)).isEmpty();
    }
  }

  @Test
  void a_page_that_nobody_lists_may_neither_ask_nor_read_nor_begin() throws IOException {
    for (var stranger :
        List.of(
            EVIL, "null", "*", SHOP + ".evil.example", SHOP.toUpperCase(java.util.Locale.ROOT))) {
      var asked =
          send(
              "OPTIONS /api/v1/chat/threads",
              "",
              origin(stranger),
              "Access-Control-Request-Method: POST");
      assertThat(asked.status()).as(stranger).isEqualTo(405);
      assertThat(asked.header(ALLOWED)).isEmpty();
      var opened = open(origin(stranger));
      assertThat(opened.status()).isEqualTo(403);
      assertThat(opened.header(ALLOWED)).isEmpty();
      assertThat(Json.of(opened.body()).get("code").textValue()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void a_page_listed_by_one_bot_does_not_speak_to_another() throws IOException {
    var opened = open(origin(OTHER));
    assertThat(opened.status()).isEqualTo(403);
    assertThat(opened.header(ALLOWED)).contains(OTHER);
    assertThat(open().status()).isEqualTo(403);
  }

  @Test
  void a_token_is_good_for_the_page_that_it_was_given_out_to() throws IOException {
    var opened = Json.of(open(origin(SHOP)).body());
    var path = "/api/v1/chat/threads/" + opened.get("threadId").textValue();
    var token = "Authorization: Bearer " + opened.get("token").textValue();
    var said = send("POST " + path + "/messages", "{\"message\":\"Hi\"}", token, origin(SHOP));
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.header(ALLOWED)).contains(SHOP);
    for (var elsewhere : List.of(OTHER, EVIL, "null")) {
      for (var below : List.of("", "/messages", "/stream")) {
        var read = send("GET " + path + below, "", token, origin(elsewhere));
        assertThat(read.status()).as(elsewhere + below).isEqualTo(403);
      }
      var body = "{\"message\":\"Hi\"}";
      assertThat(send("POST " + path + "/messages", body, token, origin(elsewhere)).status())
          .isEqualTo(403);
    }
    assertThat(send("POST " + path + "/messages", "{\"message\":\"Hi\"}", token).status())
        .isEqualTo(403);
    assertThat(send("GET " + path + "/messages", "", token).status()).isEqualTo(200);
  }

  @Test
  void a_stream_and_a_refusal_can_be_read_by_the_page() throws IOException {
    var opened = Json.of(open(origin(SHOP)).body());
    var path = "/api/v1/chat/threads/" + opened.get("threadId").textValue();
    var refused = send("GET " + path, "", origin(SHOP));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header(ALLOWED)).contains(SHOP);
    var query = path + "/stream?token=" + opened.get("token").textValue();
    try (var reader = premises.follow(query, "", "Origin", SHOP)) {
      assertThat(reader.header(ALLOWED)).isEqualTo(SHOP);
    }
  }

  @Test
  void a_bot_that_lists_nothing_binds_no_token_and_lets_no_page_read() throws IOException {
    var path = "PATCH /api/v1/agents/" + acme.bot().id().value();
    premises.send(path, "{\"allowedOrigins\":[]}", acme.key());
    var opened = open(origin(EVIL));
    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.header(ALLOWED)).isEmpty();
    var thread = "/api/v1/chat/threads/" + Json.of(opened.body()).get("threadId").textValue();
    var token = "Authorization: Bearer " + Json.of(opened.body()).get("token").textValue();
    assertThat(send("GET " + thread, "", token, origin(SHOP)).status()).isEqualTo(200);
  }
}
