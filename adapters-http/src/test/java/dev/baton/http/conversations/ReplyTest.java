package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  @Test
  void the_first_reply_takes_over_with_a_marker_before_it() throws IOException {
    var id = acme.in("agent_requested");
    var replied = acme.reply(id, "{\"text\":\"  Hello.\\n\",\"attachments\":[]}");
    assertThat(replied.status()).isEqualTo(201);
    assertThat(status(id)).isEqualTo("open");
    assertThat(texts(id)).isEqualTo("A team member has joined the conversation. | Hello.");
  }

  @Test
  void a_reply_has_every_field_of_the_document() throws IOException {
    var replied = acme.reply(acme.in("open"), "{\"text\":\"Hello.\"}").body();
    var part = replied.at("/parts/0");
    assertThat(replied)
        .isEqualTo(
            Json.of(
                """
                {"object":"message","id":%s,"conversation_id":%s,"role":"assistant",
                 "metadata":{"source":"api","api_key_id":"%s"},
                 "parts":[{"object":"message_part","id":%s,"order":0,"text":"Hello.",
                   "tool_name":null,"tool_call_id":null,"tool_input":null,"tool_output":null,
                   "tool_error_text":null,"file_url":null,"file_media_type":null,
                   "file_filename":null,"created_at":"%s"}],
                 "created_at":"%s"}
                """,
                replied.get("id"),
                replied.get("conversation_id"),
                premises.caller(acme.tenant()).key().value(),
                part.get("id"),
                Premises.START,
                Premises.START));
    assertThat(part.get("id")).isNotEqualTo(replied.get("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bot_active", "resolved", "closed", "archived"})
  void who_does_not_wait_for_a_human_gets_no_reply(String status) throws IOException {
    var id = acme.in(status);
    var refused = acme.reply(id, "{\"text\":\"Hello.\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("invalid_state");
    assertThat(texts(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                         | /details/formErrors/0         | Either text or attachments is required
          {"text":" \\t "}            | /details/formErrors/0         | Either text or attachments is required
          {"text":"","attachments":[]} | /details/formErrors/0       | Either text or attachments is required
          {"text":5}                 | /details/fieldErrors/text/0   | Expected string, received number
          {"text":"a","attachments":[{}]} | /details/fieldErrors/attachments/0 | Required
          """)
  void a_body_without_anything_to_say_is_told_why(String body, String at, String message)
      throws IOException {
    var refused = acme.reply(acme.in("open"), body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
    assertThat(refused.body().at(at).textValue()).isEqualTo(message);
  }

  @Test
  void another_organization_finds_nothing() throws IOException {
    var id = acme.in("open");
    var globex = new Talks(premises, premises.tenant());
    assertThat(globex.reply(id, "{\"text\":\"Hello.\"}").status()).isEqualTo(404);
    assertThat(globex.move(id, "closed").status()).isEqualTo(404);
    assertThat(globex.call("GET /v1/conversations/" + id, null).status()).isEqualTo(404);
    assertThat(globex.call("GET /v1/conversations", null).body().get("data")).isEmpty();
  }

  @Test
  void pages_give_every_message_once_oldest_first() throws IOException {
    var id = acme.in("open");
    for (int i = 0; i < 5; i++) acme.reply(id, "{\"text\":\"" + i + "\"}");
    var first = page(id, "?limit=2");
    var second = page(id, "?limit=3&cursor=" + first.body().get("next_cursor").textValue());
    assertThat(first.body().get("has_more").booleanValue()).isTrue();
    assertThat(texts(first.body()) + " | " + texts(second.body())).isEqualTo("0 | 1 | 2 | 3 | 4");
    assertThat(second.body().get("has_more").booleanValue()).isFalse();
    assertThat(second.body().get("next_cursor").isNull()).isTrue();
  }

  private String status(String id) throws IOException {
    return acme.call("GET /v1/conversations/" + id, null).body().get("status").textValue();
  }

  private String texts(String id) throws IOException {
    return texts(page(id, "").body());
  }

  private static String texts(JsonNode list) {
    return String.join(" | ", list.get("data").findValuesAsText("text"));
  }

  private Answer page(String id, String query) throws IOException {
    return acme.call("GET /v1/conversations/" + id + "/messages" + query, null);
  }
}
