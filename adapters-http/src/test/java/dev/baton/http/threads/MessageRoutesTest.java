package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.EndReason;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void everything_that_was_said_is_listed_newest_first_with_every_field() throws IOException {
    var thread = acme.thread();
    acme.visitorSays(thread, "Help!");
    acme.humanIsAskedFor(thread);
    acme.humanSays(thread, "I am here.");
    var listed = acme.list(thread, "").body();
    var messages = listed.at("/thread/messages");
    var bot = acme.tenant().bot().id().value();
    assertThat(listed)
        .isEqualTo(
            Json.of(
                """
                {"thread":{"agentId":"%1$s",
                 "agentDetails":{"id":"%1$s","name":"Botty","description":null},
                 "agentVersionId":"%1$s",
                 "agentVersionDetails":{"id":"%1$s","version":1,"name":"Botty"},
                 "messages":[%2$s,%3$s,%4$s],
                 "pagination":{"limit":50,"nextCursor":null}}}
                """,
                bot,
                message(messages.get(0), thread, "OUTBOUND", "I am here.", "QUEUED"),
                message(
                    messages.get(1),
                    thread,
                    "OUTBOUND",
                    "A team member has joined the conversation.",
                    "QUEUED"),
                message(messages.get(2), thread, "INBOUND", "Help!", "RECEIVED")));
  }

  static JsonNode message(
      JsonNode sent, String thread, String direction, String body, String status) {
    return Json.of(
        """
        {"id":"%s","threadId":"%s","direction":"%s","messageBody":"%s","status":"%s",
         "twilioMessageSid":null,"twilioAccountSid":null,"twilioNumSegments":null,
         "twilioPrice":null,"twilioPriceCurrency":null,"twilioErrorCode":null,
         "twilioErrorMessage":null,"createdAt":"%6$s","updatedAt":"%6$s","sentAt":null,
         "deliveredAt":null,"readAt":null}
        """,
        UUID.fromString(sent.get("id").textValue()),
        thread,
        direction,
        body,
        status,
        Premises.START);
  }

  @ParameterizedTest
  @CsvSource({
    "direction=INBOUND, 3 1",
    "direction=OUTBOUND, 4 2 0",
    "status=RECEIVED, 3 1",
    "status=QUEUED, 4 2 0",
    "status=READ, ''",
    "status=RECEIVED&direction=OUTBOUND, ''",
    "status=QUEUED&direction=INBOUND, ''",
    "status=QUEUED&direction=OUTBOUND, 4 2 0",
    "limit=2, 4 3"
  })
  void a_list_is_filtered(String query, String expected) throws IOException {
    var thread = talk();
    assertThat(texts(acme.messages(thread, "?" + query))).isEqualTo(expected);
  }

  private String talk() throws IOException {
    var thread = acme.thread();
    for (int i = 0; i < 5; i++) {
      if (i % 2 == 0) acme.botSays(thread, "" + i);
      else acme.visitorSays(thread, "" + i);
    }
    return thread;
  }

  private static String texts(JsonNode messages) {
    return String.join(" ", messages.findValuesAsText("messageBody"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  void pages_give_every_message_once(int limit) throws IOException {
    var thread = talk();
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page = acme.list(thread, "?limit=" + limit + cursor).body().get("thread");
      seen.add(texts(page.get("messages")));
      assertThat(page.at("/pagination/limit").intValue()).isEqualTo(limit);
      cursor = page.at("/pagination/nextCursor").textValue();
      if (cursor != null) cursor = "&cursor=" + cursor;
    } while (cursor != null);
    assertThat(String.join(" ", seen)).isEqualTo("4 3 2 1 0");
    assertThat(seen).hasSize((5 + limit - 1) / limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=0       | Query parameter limit must be at least 1.
          limit=-1      | Query parameter limit must be at least 1.
          limit=101     | Query parameter limit must be at most 100.
          limit=1e9     | Query parameter limit must be an integer.
          limit=        | Query parameter limit must be an integer.
          cursor=x      | Query parameter cursor must be a UUID.
          cursor=%s     | cursor is not the id of a message of this thread.
          direction=in  | Query parameter direction must be one of INBOUND, OUTBOUND.
          """)
  void a_list_is_not_given_for_nonsense(String query, String message) throws IOException {
    var thread = talk();
    var elsewhere = acme.messages(talk(), "").get(0).get("id").textValue();
    var answer = acme.list(thread, "?" + query.formatted(elsewhere));
    assertError(answer, 400, "BAD_REQUEST", message);
  }

  @Test
  void an_unknown_status_is_refused_with_the_words_there_are() throws IOException {
    var answer = acme.list(acme.thread(), "?status=x");
    assertError(
        answer,
        400,
        "BAD_REQUEST",
        "Query parameter status must be one of QUEUED, SENDING, SENT, DELIVERED, READ, "
            + "UNDELIVERED, FAILED, RECEIVED.");
  }

  @Test
  void a_closed_thread_can_still_be_read() throws IOException {
    var thread = talk();
    acme.close(thread, EndReason.ENDED);
    assertThat(acme.messages(thread, "")).hasSize(5);
    assertThat(List.of(acme.list(thread, "?limit=1").status())).containsExactly(200);
  }
}
