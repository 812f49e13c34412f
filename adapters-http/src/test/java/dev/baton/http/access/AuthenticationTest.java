package dev.baton.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.ApiKey.Validity;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.kit.KeyRing;
import dev.baton.http.kit.RawHttp.Answer;
import dev.baton.http.kit.SampleSurfaces;
import dev.baton.http.kit.TestWire;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final Handler WHO =
      request -> Reply.ok(request.caller().keyName() + request.caller().actor().supervises());
  private static final Handler CHAT = request -> Reply.ok(request.visitor().conversation());

  private TestWire wire;
  private String key;
  private long started;

  @BeforeEach
  void start() {
    wire =
        new TestWire(
            SampleSurfaces.hitl(
                Endpoint.get("/v1/identity/whoami", Access.anyKey(), WHO),
                Endpoint.get("/v1/hitl/read", Access.scope(Scope.HITL_READ), WHO)),
            SampleSurfaces.threads(
                Endpoint.get("/api/v1/who", Access.anyKey(), WHO),
                Endpoint.get("/api/v1/chat", Access.visitor(), CHAT)),
            SampleSurfaces.conversations(Endpoint.get("/v1/me", Access.anyKey(), WHO)));
    key = wire.keys().key('a');
    started = System.nanoTime();
  }

  @AfterEach
  void stop() {
    wire.close();
  }

  private Answer who(String... headers) throws IOException {
    return wire.send("GET /v1/me", "", headers);
  }

  @Test
  void a_key_is_taken_from_either_header_in_any_case() throws IOException {
    for (var header :
        new String[] {
          "x-api-key: ",
          "X-API-KEY: ",
          "Authorization: Bearer ",
          "authorization: bearer ",
          "AUTHORIZATION: BEARER  "
        }) assertThat(who(header + key).body()).isEqualTo("\"key atrue\"");
    assertThat(who("X-Api-Key: " + key, "Authorization: Bearer " + key).status()).isEqualTo(200);
    assertThat(who("X-Api-Key: " + key, "Authorization: Basic eDp5").status()).isEqualTo(200);
  }

  @Test
  void two_different_keys_are_none() throws IOException {
    var other = wire.keys().key('b');
    assertThat(who("X-Api-Key: " + key, "Authorization: Bearer " + other).status()).isEqualTo(401);
    assertThat(who("X-Api-Key: " + key, "X-Api-Key: " + other).status()).isEqualTo(401);
    assertThat(who("X-Api-Key: " + key + ", " + other).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-None: 1",
        "X-Api-Key:",
        "X-Api-Key:   ",
        "Authorization: Bearer",
        "Authorization: Basic eDp5",
        "Authorization: "
      })
  void no_key_is_401_missing(String header) throws IOException {
    var answer = who(header);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("\"error\":\"missing_api_key\"");
    assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    assertThat(wire.keys().asked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "bt_live_",
        "bt_live_short",
        "aw_live_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bt_live_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
        "bt_live_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u00e9",
        "BT_LIVE_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "null",
        "undefined",
        "%00",
        "a b"
      })
  void what_does_not_look_like_a_key_is_401_and_asks_nobody(String nonsense) throws IOException {
    var answer = who("X-Api-Key: " + nonsense);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("\"error\":\"invalid_api_key\"");
    assertThat(wire.keys().asked()).isZero();
  }

  @Test
  void each_dialect_has_its_401() throws IOException {
    assertThat(wire.send("GET /v1/identity/whoami", "").body())
        .startsWith("{\"error\":\"authentication_required\",\"message\":");
    assertThat(wire.send("GET /api/v1/who", "").body())
        .startsWith("{\"status\":401,")
        .contains("\"code\":\"UNAUTHORIZED\",\"success\":false");
  }

  @ParameterizedTest
  @CsvSource({
    "expired, 401, api_key_expired",
    "revoked, 401, api_key_revoked",
    "paused, 403, api_key_paused"
  })
  void a_key_that_is_not_good_now_says_why_where_the_dialect_has_words(
      String how, int status, String code) throws IOException {
    var now = KeyRing.START;
    var bad =
        switch (how) {
          case "expired" -> new Validity(now, now, null, null);
          case "revoked" -> new Validity(now, null, null, now);
          default -> new Validity(now, null, now, null);
        };
    var answer = who("X-Api-Key: " + wire.keys().key('x', EnumSet.allOf(Scope.class), bad));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\":\"" + code + "\"");
  }

  @Test
  void a_key_without_the_scope_is_403() throws IOException {
    var other = wire.keys().key('w', Set.of(Scope.HITL_WRITE), null);
    var answer = wire.send("GET /v1/hitl/read", "", "X-Api-Key: " + other);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"error\":\"forbidden\"", "hitl:read");
    assertThat(wire.send("GET /v1/hitl/read", "", "X-Api-Key: " + key).status()).isEqualTo(200);
  }

  @Test
  void a_key_is_asked_for_once_and_an_unknown_one_too() throws IOException {
    for (int i = 0; i < 20; i++) who("X-Api-Key: " + key);
    assertThat(wire.keys().asked()).isEqualTo(1);
    for (int i = 0; i < 20; i++) who("X-Api-Key: bt_live_" + "z".repeat(32));
    assertThat(wire.keys().asked()).isEqualTo(2);
  }

  @Test
  void a_flood_of_bad_keys_costs_a_question_for_each_that_could_be_one() throws IOException {
    var expired = new Validity(KeyRing.START, KeyRing.START, null, null);
    var floods =
        List.of(
            "",
            "bt_live_",
            "bt_test_" + "z".repeat(32),
            "bt_live_" + "z".repeat(10_000),
            "z".repeat(10_000),
            "bt_live_" + "z".repeat(40),
            wire.keys().key('x', EnumSet.allOf(Scope.class), expired));
    for (int i = 0; i < 30; i++) {
      for (var each : floods) assertThat(who("X-Api-Key: " + each).status()).isEqualTo(401);
    }
    assertThat(wire.keys().asked()).isLessThanOrEqualTo(2 * beliefs());
  }

  private int beliefs() {
    return 1 + (int) (Duration.ofNanos(System.nanoTime() - started).toMillis() / 800);
  }

  @Test
  void a_key_paused_here_is_refused_at_once_until_it_is_resumed_here() throws IOException {
    assertThat(who("X-Api-Key: " + key).status()).isEqualTo(200);
    wire.authenticator().pause(KeyRing.id('a'));
    assertThat(who("X-Api-Key: " + key).body()).contains("\"error\":\"api_key_paused\"");
    wire.authenticator().resume(KeyRing.id('a'));
    assertThat(who("X-Api-Key: " + key).status()).isEqualTo(200);
    wire.authenticator().end(KeyRing.id('a'));
    wire.authenticator().resume(KeyRing.id('a'));
    assertThat(who("X-Api-Key: " + key).status()).as("an end is one").isEqualTo(401);
  }

  @Test
  void a_key_ended_here_is_refused_at_once_although_it_is_still_believed() throws IOException {
    assertThat(who("X-Api-Key: " + key).status()).isEqualTo(200);
    wire.authenticator().end(KeyRing.id('a'));
    assertThat(who("X-Api-Key: " + key).body()).contains("\"error\":\"api_key_revoked\"");
  }

  @Test
  void a_visitor_comes_with_a_token_in_the_header_or_the_query() throws IOException {
    var chat = new Conversation.Id(new UUID(7, 7));
    var token = wire.keys().token('t', chat, KeyRing.START.plusSeconds(1));
    var late = wire.keys().token('l', chat, KeyRing.START);
    assertThat(wire.send("GET /api/v1/chat", "", "Authorization: Bearer " + token).status())
        .isEqualTo(200);
    assertThat(wire.send("GET /api/v1/chat?token=" + token, "").status()).isEqualTo(200);
    assertThat(wire.send("GET /api/v1/chat?token=" + late, "").status()).isEqualTo(401);
    assertThat(wire.send("GET /api/v1/chat", "", "Authorization: Bearer " + key).status())
        .isEqualTo(401);
    assertThat(wire.send("GET /api/v1/who?token=" + token, "").status()).isEqualTo(401);
    assertThat(who("Authorization: Bearer " + token).status()).isEqualTo(401);
    assertThat(wire.send("GET /v1/me?token=" + key + "&x-api-key=" + key, "").status())
        .isEqualTo(401);
  }
}
