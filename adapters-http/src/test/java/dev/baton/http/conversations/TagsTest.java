package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  private String define(String name) throws IOException {
    var body = "{\"name\":\"%s\"}".formatted(name);
    return acme.call("POST /v1/conversation-tags", body).id().toString();
  }

  private JsonNode wear(String conversation, String... tags) throws IOException {
    var ids = tags.length == 0 ? "" : '"' + String.join("\",\"", tags) + '"';
    var line = "PUT /v1/conversations/" + conversation + "/tags";
    return acme.call(line, "{\"tag_ids\":[" + ids + "]}").body();
  }

  private JsonNode worn(String conversation) throws IOException {
    return acme.call("GET /v1/conversations/" + conversation + "/tags", null).body();
  }

  private static String names(JsonNode list) {
    return String.join(" ", list.findValuesAsText("name"));
  }

  @Test
  void a_tag_has_every_field_of_the_document() throws IOException {
    var body = "{\"name\":\"billing\",\"color\":\"#FFB020\"}";
    var defined = acme.call("POST /v1/conversation-tags", body);
    assertThat(defined.status()).isEqualTo(201);
    assertThat(defined.body())
        .isEqualTo(
            Json.of(
                """
                {"object":"conversation_tag","id":"%s","name":"billing","color":"#FFB020",
                 "created_at":"%s"}
                """,
                defined.id(), Premises.START));
    assertThat(acme.call("GET /v1/conversation-tags", null).body())
        .isEqualTo(
            Json.of(
                "{\"object\":\"list\",\"total\":1,\"page\":1,\"page_size\":25,\"data\":[%s]}",
                defined.body()));
  }

  @Test
  void what_is_put_is_the_whole_set() throws IOException {
    var conversation = acme.begin("{}");
    var a = define("a");
    var b = define("b");
    var c = define("c");
    var put = wear(conversation, b, a, b);
    assertThat(names(put)).isEqualTo("a b");
    assertThat(put.get("total").intValue()).isEqualTo(2);
    assertThat(names(wear(conversation, c))).isEqualTo("c");
    assertThat(worn(conversation)).isEqualTo(wear(conversation, c));
    assertThat(wear(conversation).get("data")).isEmpty();
  }

  @Test
  void a_tag_that_is_deleted_is_worn_by_nobody() throws IOException {
    var conversation = acme.begin("{}");
    var a = define("a");
    wear(conversation, a, define("b"));
    assertThat(acme.call("DELETE /v1/conversation-tags/" + a, null).status()).isEqualTo(204);
    assertThat(acme.call("DELETE /v1/conversation-tags/" + a, null).status()).isEqualTo(404);
    assertThat(names(worn(conversation))).isEqualTo("b");
  }

  @Test
  void two_tags_of_a_palette_have_two_names_whatever_the_case() throws IOException {
    define("Größe");
    for (var name : new String[] {"Größe", "GRÖSSE", "größe"}) {
      var body = "{\"name\":\"%s\"}".formatted(name);
      var again = acme.call("POST /v1/conversation-tags", body);
      assertThat(again.status()).as(name).isEqualTo(409);
      assertThat(again.body().get("error").textValue()).isEqualTo("conflict");
    }
    var globex = new Talks(premises, premises.tenant());
    var elsewhere = globex.call("POST /v1/conversation-tags", "{\"name\":\"größe\"}");
    assertThat(elsewhere.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | validation_error
          {"name":""}                       | validation_error
          {"name":5}                        | validation_error
          {"name":"a","color":"red"}        | invalid_payload
          {"name":"a","color":"#12345"}     | invalid_payload
          {"name":"a","color":"#1234567"}   | invalid_payload
          """)
  void what_is_no_tag_is_refused(String body, String code) throws IOException {
    var refused = acme.call("POST /v1/conversation-tags", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo(code);
  }

  @Test
  void a_name_is_at_most_a_hundred_characters() throws IOException {
    var longest = "🙂".repeat(100);
    assertThat(define(longest)).isNotEmpty();
    var longer = "{\"name\":\"%sx\"}".formatted(longest);
    assertThat(acme.call("POST /v1/conversation-tags", longer).status()).isEqualTo(400);
  }

  @Test
  void a_palette_is_bounded() throws IOException {
    for (int i = 0; i < 500; i++) define("tag " + i);
    var refused = acme.call("POST /v1/conversation-tags", "{\"name\":\"one more\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("invalid_state");
    var last = acme.call("GET /v1/conversation-tags?page=5&page_size=100", null).body();
    assertThat(last.get("data")).hasSize(100);
    assertThat(acme.call("GET /v1/conversation-tags?page=2147483647", null).body().get("data"))
        .isEmpty();
  }

  @Test
  void nothing_is_tagged_with_what_the_palette_lacks() throws IOException {
    var conversation = acme.begin("{}");
    var a = define("a");
    wear(conversation, a);
    var globex = new Talks(premises, premises.tenant());
    var foreign = globex.call("POST /v1/conversation-tags", "{\"name\":\"a\"}").id().toString();
    for (var id : new String[] {foreign, UUID.randomUUID().toString()}) {
      var refused = wear(conversation, a, id);
      assertThat(refused.get("error").textValue()).isEqualTo("validation_error");
      assertThat(refused.at("/details/fieldErrors/tag_ids/0").textValue()).isEqualTo("No such tag");
    }
    assertThat(names(worn(conversation))).isEqualTo("a");
    assertThat(wear(UUID.randomUUID().toString(), a).get("error").textValue())
        .isEqualTo("not_found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"tag_ids\":null}", "{\"tag_ids\":[5]}", "{\"tag_ids\":[\"x\"]}", "[]"})
  void a_set_is_a_list_of_ids(String body) throws IOException {
    var line = "PUT /v1/conversations/" + acme.begin("{}") + "/tags";
    var refused = acme.call(line, body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
  }
}
