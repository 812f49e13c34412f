package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor says in a thread, and who may say and read it. */
class MessageRoutesTest {
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

  @Test
  void a_visitors_message_is_accepted_with_the_time_its_window_has_left() throws IOException {
    var thread = acme.thread();
    var first = acme.visitorSays(thread, "Hello");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(accepted(thread, first.body(), "1.5"));
    premises.pass(Duration.ofMillis(4_200));
    assertThat(acme.visitorSays(thread, "?").body().get("windowExpiresIn").doubleValue())
        .isEqualTo(1.5);
    premises.pass(Duration.ofMillis(1_400));
    acme.visitorSays(thread, "?");
    premises.pass(Duration.ofMillis(1_400));
    acme.visitorSays(thread, "?");
    premises.pass(Duration.ofMillis(1_400));
    assertThat(acme.visitorSays(thread, "??").body().get("windowExpiresIn").doubleValue())
        .as("the window is capped at 5 s from its first message")
        .isEqualTo(0.8);
  }

  private static JsonNode accepted(String thread, JsonNode answer, String window) {
    return Json.of(
        """
        {"status":"accepted","threadId":"%s","messageId":"%s","windowExpiresIn":%s}
        """,
        thread, UUID.fromString(answer.get("messageId").textValue()), window);
  }

  @Test
  void no_window_is_open_while_the_bot_has_not_the_control() throws IOException {
    var thread = acme.thread();
    acme.humanIsAskedFor(thread);
    var waiting = acme.visitorSays(thread, "Anybody?");
    assertThat(waiting.body()).isEqualTo(accepted(thread, waiting.body(), "0.0"));
    acme.humanSays(thread, "Yes.");
    var human = acme.visitorSays(thread, "Good.");
    assertThat(human.body()).isEqualTo(accepted(thread, human.body(), "0.0"));
  }

  @Test
  void a_visitor_opens_a_resolved_thread_again() throws IOException {
    var thread = acme.thread();
    acme.move(thread, Phase.RESOLVED);
    var answer = acme.visitorSays(thread, "One more thing");
    assertThat(answer.body()).isEqualTo(accepted(thread, answer.body(), "1.5"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      mode = Mode.INCLUDE,
      names = {"CLOSED", "ARCHIVED"})
  void a_thread_that_is_over_refuses_the_visitor(Phase over) throws IOException {
    var thread = acme.thread();
    acme.move(thread, over);
    var answer = acme.visitorSays(thread, "Hello?");
    var word = over.name().toLowerCase(java.util.Locale.ROOT);
    assertError(answer, 400, "BAD_REQUEST", "The thread is " + word + ".");
    assertThat(acme.messages(thread, "")).isEmpty();
  }

  @Test
  void a_visitor_of_an_sms_thread_does_not_write_over_the_web() throws IOException {
    var thread = acme.smsThread();
    var answer = acme.visitorSays(thread, "Hello");
    assertError(answer, 400, "BAD_REQUEST", "The visitor of this thread writes by SMS.");
    assertThat(acme.messages(thread, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                  | message is required.
          {"message":""}      | message must have at least 1 character(s).
          {"message":7}       | message must be a string.
          {"message":null}    | message must be a string.
          {"message":"\\u0000"} | message must not contain U+0000.
          {"message":"\\ud800"} | message must not contain lone surrogates.
          []                  | The body must be a JSON object.
          """)
  void a_message_is_a_text(String body, String message) throws IOException {
    var thread = acme.thread();
    assertError(acme.visitorSends(thread, body), 400, "BAD_REQUEST", message);
    assertThat(acme.messages(thread, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a\r\ndata: b", "\u2028\u202e😀", "<script>%_'\\", "\u0301\u200b"})
  void a_message_is_kept_exactly_as_it_was_sent(String text) throws IOException {
    var thread = acme.thread();
    assertThat(acme.visitorSays(thread, text).status()).isEqualTo(200);
    assertThat(acme.messages(thread, "").get(0).get("messageBody").textValue()).isEqualTo(text);
  }

  @Test
  void a_message_has_at_most_ten_thousand_code_points() throws IOException {
    var thread = acme.thread();
    assertThat(acme.visitorSays(thread, "😀".repeat(10_000)).status()).isEqualTo(200);
    assertThat(acme.visitorSays(thread, "😀".repeat(10_001)).status()).isEqualTo(400);
  }

  @Test
  void writing_takes_the_scope_to_write_and_reading_that_to_read() throws IOException {
    var thread = acme.thread();
    var reads = premises.key(acme.tenant().organization(), EnumSet.of(Scope.THREADS_READ));
    var writes = premises.key(acme.tenant().organization(), EnumSet.of(Scope.THREADS_WRITE));
    var path = "/api/v1/threads/" + thread + "/messages";
    var message = "{\"message\":\"a\"}";
    assertError(
        premises.send("POST " + path, message, reads),
        403,
        "FORBIDDEN",
        "This key does not have the scope threads:write.");
    assertThat(premises.send("POST " + path, message, writes).status()).isEqualTo(200);
    assertThat(premises.send("GET " + path, null, writes).status()).isEqualTo(403);
    assertThat(premises.send("GET " + path, null, reads).status()).isEqualTo(200);
    var stream = "GET /api/v1/threads/" + thread + "/stream";
    assertThat(premises.send(stream, null, writes).status()).isEqualTo(403);
  }

  @Test
  void another_organizations_thread_is_as_good_as_none() throws IOException {
    var thread = acme.thread();
    acme.visitorSays(thread, "secret");
    var other = new Office(premises, premises.tenant());
    var none = UUID.randomUUID().toString();
    assertThat(other.visitorSays(thread, "a").status()).isEqualTo(404);
    assertThat(other.visitorSays(thread, "a")).isEqualTo(other.visitorSays(none, "a"));
    assertThat(other.list(thread, "").status()).isEqualTo(404);
    assertThat(other.list(thread, "")).isEqualTo(other.list(none, ""));
    assertThat(acme.messages(thread, "")).hasSize(1);
  }
}
