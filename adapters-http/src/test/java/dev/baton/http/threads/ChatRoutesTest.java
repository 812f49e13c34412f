package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatRoutesTest {
  private Premises premises;
  private Office acme;

  @BeforeEach
  void open() {
    premises = Threads.premises();
    acme = new Office(premises, premises.tenant());
  }

  @AfterEach
  void close() {
    premises.close();
  }

  /** A browser with its token. */
  private record Browser(Premises premises, String thread, String token) {
    Answer send(String method, String below, @Nullable String body) throws IOException {
      return at(method, thread, below, body);
    }

    Answer at(String method, String id, String below, @Nullable String body) throws IOException {
      var line = "%s /api/v1/chat/threads/%s%s".formatted(method, id, below);
      return premises.send(line, body, token);
    }
  }

  private Browser browser() throws IOException {
    var body =
        "{\"agentId\":\"%s\",\"metadata\":{\"page\":\"/pricing\"},\"variables\":{\"vip\":\"1\"}}"
            .formatted(acme.tenant().bot().id().value());
    var opened = premises.send("POST /api/v1/chat/threads", body, "");
    assertThat(opened.status()).isEqualTo(200);
    var thread = opened.body().get("threadId").textValue();
    var token = opened.body().get("token").textValue();
    assertThat(opened.body())
        .isEqualTo(Json.of("{\"threadId\":\"%s\",\"token\":\"%s\"}", thread, token));
    return new Browser(premises, thread, token);
  }

  @Test
  void a_browser_talks_and_listens_without_a_key() throws IOException {
    var browser = browser();
    var path = "/api/v1/chat/threads/%s/stream".formatted(browser.thread);
    try (var reader = premises.follow(path + "?token=" + browser.token, "")) {
      var said = browser.send("POST", "/messages", "{\"message\":\"Hello\"}");
      assertThat(said.body())
          .isEqualTo(
              Json.of(
                  """
                  {"status":"accepted","threadId":"%s","messageId":"%s","windowExpiresIn":1.5}
                  """,
                  browser.thread, said.body().get("messageId").textValue()));
      acme.botSays(browser.thread, "Hi");
      var event = Objects.requireNonNull(reader.next());
      assertThat(event.id()).isEqualTo("1");
      var listed = browser.send("GET", "/messages", null);
      assertThat(listed.body().at("/thread/messages").findValuesAsText("messageBody"))
          .containsExactly("Hi", "Hello");
      assertThat(listed).isEqualTo(acme.list(browser.thread, ""));
    }
  }

  @Test
  void a_browser_sees_of_its_thread_what_a_visitor_may_know() throws IOException {
    var browser = browser();
    var bot = acme.tenant().bot().id().value();
    assertThat(browser.send("GET", "", null).body())
        .isEqualTo(
            Json.of(
                """
                {"thread":{"id":"%1$s","agentId":"%2$s",
                 "agentDetails":{"id":"%2$s","name":"Botty","description":null},
                 "isActive":true,"createdAt":"%3$s","updatedAt":"%3$s","closedAt":null}}
                """,
                browser.thread, bot, Premises.START));
    var full =
        premises.send("GET /api/v1/threads/" + browser.thread, null, acme.tenant().key()).body();
    assertThat(full.at("/thread/metadata")).isEqualTo(Json.of("{\"page\":\"/pricing\"}"));
    assertThat(full.at("/thread/variables")).isEqualTo(Json.of("{\"vip\":\"1\"}"));
  }

  @Test
  void a_token_opens_its_own_thread_only() throws IOException {
    var browser = browser();
    var other = browser();
    acme.botSays(other.thread, "secret");
    for (var id : List.of(other.thread, UUID.randomUUID().toString(), acme.thread())) {
      for (var below : List.of("", "/messages", "/stream")) {
        assertError(browser.at("GET", id, below, null), 404, "NOT_FOUND", "There is nothing here.");
      }
      var said = browser.at("POST", id, "/messages", "{\"message\":\"a\"}");
      assertError(said, 404, "NOT_FOUND", "There is nothing here.");
    }
    assertThat(acme.messages(other.thread, "")).hasSize(1);
  }

  @Test
  void a_token_opens_nothing_of_the_organization() throws IOException {
    var browser = browser();
    for (var path : List.of("", "/messages", "/stream")) {
      var line = "GET /api/v1/threads/%s%s".formatted(browser.thread, path);
      assertThat(premises.send(line, null, browser.token).status()).isEqualTo(401);
      assertThat(premises.send(line + "?token=" + browser.token, null, "").status()).isEqualTo(401);
    }
  }

  @Test
  void a_key_is_no_token_and_nothing_is_no_token() throws IOException {
    var browser = browser();
    var key = acme.tenant().key();
    for (var secret : List.of(key, "", "bt_chat_" + "x".repeat(32), "x", "a".repeat(5_000))) {
      for (var below : List.of("", "/messages", "/stream")) {
        var line = "GET /api/v1/chat/threads/%s%s".formatted(browser.thread, below);
        assertThat(premises.send(line, null, secret).status()).isEqualTo(401);
      }
    }
    var inQuery = "GET /api/v1/chat/threads/%s?token=%s".formatted(browser.thread, key);
    assertThat(premises.send(inQuery, null, "").status()).isEqualTo(401);
  }

  @Test
  void a_token_expires() throws IOException {
    var browser = browser();
    // A minute, since the moment of a request is the database's and what passed here since then.
    premises.pass(Duration.ofHours(24).minusMinutes(1));
    assertThat(browser.send("GET", "", null).status()).isEqualTo(200);
    premises.pass(Duration.ofMinutes(1));
    assertThat(browser.send("GET", "", null).status()).isEqualTo(401);
  }

  @Test
  void a_closed_thread_refuses_the_browser_and_does_not_say_why_it_was_closed() throws IOException {
    var browser = browser();
    acme.close(browser.thread, dev.baton.domain.conversation.EndReason.FRAUD);
    var said = browser.send("POST", "/messages", "{\"message\":\"a\"}");
    assertError(said, 400, "BAD_REQUEST", "The thread is closed.");
    var thread = browser.send("GET", "", null).body().get("thread");
    assertThat(thread.get("isActive").booleanValue()).isFalse();
    assertThat(thread.toString()).doesNotContain("FRAUD");
  }

  @Test
  void an_unknown_agent_opens_no_chat() throws IOException {
    var body = "{\"agentId\":\"%s\"}".formatted(UUID.randomUUID());
    var answer = premises.send("POST /api/v1/chat/threads", body, "");
    assertError(answer, 404, "NOT_FOUND", "There is nothing here.");
    var nothing = premises.send("POST /api/v1/chat/threads", "{}", "");
    assertError(nothing, 400, "BAD_REQUEST", "agentId is required.");
  }
}
