package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.access.IssueKey;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.memory.MemoryEventQueries;
import dev.baton.domain.access.Scope;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  @Test
  void a_note_has_every_field_of_the_document() throws IOException {
    var conversation = acme.begin("{}");
    var written = acme.call("POST " + path(conversation), "{\"content\":\" Angry. \"}");
    assertThat(written.status()).isEqualTo(201);
    assertThat(written.body())
        .isEqualTo(
            Json.of(
                """
                {"object":"conversation_note","id":"%s","conversation_id":"%s","author_id":null,
                 "content":" Angry. ","created_at":"%s"}
                """,
                written.id(), conversation, Premises.START));
  }

  @Test
  void the_author_is_whoever_the_key_is_bound_to() throws IOException {
    var ada = acme.tenant().operator();
    var order = new IssueKey.Order("Ada's", EnumSet.allOf(Scope.class), ada.id(), null);
    var issue = new IssueKey(premises.memory, premises.ids, premises.secrets);
    var key = issue.issue(acme.tenant().organization(), order).orElseThrow().secret().text();
    var line = "POST " + path(acme.begin("{}"));
    var written = premises.send(line, "{\"content\":\"Mine.\"}", key);
    assertThat(written.body().get("author_id").textValue()).isEqualTo(ada.id().value() + "");
  }

  @Test
  void notes_come_in_pages_newest_first() throws IOException {
    var conversation = acme.begin("{}");
    for (var each : new String[] {"a", "b", "c"}) {
      acme.call("POST " + path(conversation), "{\"content\":\"%s\"}".formatted(each));
    }
    acme.call("POST " + path(acme.begin("{}")), "{\"content\":\"elsewhere\"}");
    var first = acme.call("GET " + path(conversation) + "?limit=2", null).body();
    assertThat(first.get("has_more").booleanValue()).isTrue();
    var cursor = first.get("next_cursor").textValue();
    var rest = acme.call("GET " + path(conversation) + "?cursor=" + cursor, null).body();
    assertThat(first.findValuesAsText("content")).containsExactly("c", "b");
    assertThat(rest.findValuesAsText("content")).containsExactly("a");
  }

  /** What is in the log goes to streams and webhooks; what is a message goes to visitors. */
  @Test
  void a_note_is_neither_a_message_nor_in_the_log() throws IOException {
    var conversation = acme.in("open");
    var before = new MemoryEventQueries(premises.memory).after(Position.START, 100);
    acme.call("POST " + path(conversation), "{\"content\":\"Angry.\"}");
    var messages = acme.call("GET /v1/conversations/" + conversation + "/messages", null);
    assertThat(messages.body().get("data")).isEmpty();
    var shown = acme.call("GET /v1/conversations/" + conversation, null).body();
    assertThat(shown.get("last_message_preview").isNull()).isTrue();
    assertThat(new MemoryEventQueries(premises.memory).after(Position.START, 100))
        .isEqualTo(before);
  }

  @Test
  void another_organization_neither_reads_nor_writes_notes() throws IOException {
    var conversation = acme.begin("{}");
    var globex = new Talks(premises, premises.tenant());
    for (var id : new String[] {conversation, UUID.randomUUID().toString()}) {
      assertThat(globex.call("GET " + path(id), null).status()).isEqualTo(404);
      assertThat(globex.call("POST " + path(id), "{\"content\":\"x\"}").status()).isEqualTo(404);
    }
    assertThat(acme.call("GET " + path(conversation), null).body().get("data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"content\":\"\"}", "{\"content\":null}", "{\"content\":5}"})
  void a_note_says_something(String body) throws IOException {
    var refused = acme.call("POST " + path(acme.begin("{}")), body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
  }

  private static String path(String conversation) {
    return "/v1/conversations/" + conversation + "/notes";
  }
}
