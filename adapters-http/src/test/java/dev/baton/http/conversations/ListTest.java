package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ?status=open                            | b
          ?status=open,closed                     | b c
          ?priority=high                        | a b
          ?chatbot_id=BOT                         | a b c
          ?chatbot_id=0190c3cc-0d44-7b50-8888-8dd25736052a | ''
          ?assigned_to=ADA                        | a
          ?assigned_to=ADA&include_unassigned=true | a b c
          ?sort=-created_at&status=open,closed    | c b
          """)
  void filters_let_through_what_they_name(String query, String expected) throws IOException {
    var ada = acme.tenant().operator().id().value().toString();
    var bot = acme.tenant().bot().id().value().toString();
    acme.begin("{\"title\":\"a\",\"priority\":\"high\",\"assigned_to\":\"%s\"}".formatted(ada));
    var b = acme.begin("{\"title\":\"b\",\"priority\":\"high\"}");
    var c = acme.begin("{\"title\":\"c\"}");
    acme.move(b, "open");
    acme.move(c, "closed");
    var sorted = query.contains("sort=") ? query : query + "&sort=created_at";
    var listed =
        acme.call("GET /v1/conversations" + sorted.replace("ADA", ada).replace("BOT", bot), null)
            .body();
    assertThat(String.join(" ", listed.findValuesAsText("title"))).isEqualTo(expected);
  }

  @Test
  void pages_give_every_conversation_once_newest_first() throws IOException {
    for (var title : List.of("a", "b", "c", "d", "e"))
      acme.begin("{\"title\":\"%s\"}".formatted(title));
    var first = acme.call("GET /v1/conversations?limit=3", null).body();
    var rest =
        acme.call(
                "GET /v1/conversations?limit=3&cursor=" + first.get("next_cursor").textValue(),
                null)
            .body();
    assertThat(first.get("object").textValue()).isEqualTo("list");
    assertThat(String.join("", first.findValuesAsText("title"))).isEqualTo("edc");
    assertThat(String.join("", rest.findValuesAsText("title"))).isEqualTo("ba");
    assertThat(rest.get("has_more").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"limit=0", "limit=101", "limit=x", "cursor=x", "status=lost", "sort=title"})
  void what_no_list_knows_is_refused(String query) throws IOException {
    var refused = acme.call("GET /v1/conversations?" + query, null);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
  }
}
