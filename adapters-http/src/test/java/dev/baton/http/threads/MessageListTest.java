package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.conversation.EndReason;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said in a thread, by pages. */
class MessageListTest {
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
