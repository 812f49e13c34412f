package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.memory.MemoryEventQueries;
import dev.baton.application.webhook.Announcement;
import dev.baton.domain.webhook.Topic;
import dev.baton.http.kit.Premises;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
  @AutoClose private final Premises premises = Talks.open();
  private final Talks acme = new Talks(premises, premises.tenant());

  /** Every pair of states. Source: API.md, section 4; yes is moved, same is nothing, no is 400. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          from            | agent_requested | open | resolved | closed | archived
          bot_active      | yes             | yes  | yes      | yes    | yes
          agent_requested | same            | no   | yes      | yes    | yes
          open            | yes             | same | yes      | yes    | no
          resolved        | no              | yes  | same     | yes    | no
          closed          | no              | yes  | no       | same   | yes
          archived        | no              | yes  | no       | yes    | same
          """)
  void a_conversation_goes_where_the_table_says(
      String from, String requested, String open, String resolved, String closed, String archived)
      throws IOException {
    moves(from, "agent_requested", requested);
    moves(from, "open", open);
    moves(from, "resolved", resolved);
    moves(from, "closed", closed);
    moves(from, "archived", archived);
  }

  private void moves(String from, String to, String expected) throws IOException {
    var id = acme.in(from);
    var answer = acme.move(id, to);
    var shown = acme.call("GET /v1/conversations/" + id, null).body().get("status").textValue();
    if (expected.equals("no")) {
      assertThat(answer.status()).as("%s to %s", from, to).isEqualTo(400);
      assertThat(answer.body().get("error").textValue()).isEqualTo("invalid_state");
      assertThat(shown).isEqualTo(from);
    } else {
      assertThat(answer.status()).as("%s to %s", from, to).isEqualTo(200);
      assertThat(shown).isEqualTo(to);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bot_active", "agent_requested", "open", "resolved", "closed", "archived"})
  void nothing_is_moved_to_the_bot_by_name(String from) throws IOException {
    var id = acme.in(from);
    var refused = acme.move(id, "bot_active");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("error").textValue()).isEqualTo("validation_error");
    var shown = acme.call("GET /v1/conversations/" + id, null).body();
    assertThat(shown.get("status").textValue()).isEqualTo(from);
  }

  @ParameterizedTest
  @CsvSource({"bot_active,200", "agent_requested,200", "open,200", "resolved,400", "closed,400"})
  void what_is_not_over_is_given_back_to_the_bot(String from, int status) throws IOException {
    var id = acme.in(from);
    var returned = acme.call("POST /v1/conversations/" + id + "/return-to-bot", "{}");
    assertThat(returned.status()).isEqualTo(status);
    var shown = acme.call("GET /v1/conversations/" + id, null).body().get("status").textValue();
    assertThat(shown).isEqualTo(status == 200 ? "bot_active" : from);
  }

  /** The three events themselves are in the log's contract. */
  @Test
  void a_takeover_shows_its_marker_to_the_visitor_and_moves_once() throws IOException {
    var id = acme.in("agent_requested");
    acme.reply(id, "{\"text\":\"Hello.\"}");
    acme.reply(id, "{\"text\":\"Still here.\"}");
    var told =
        new MemoryEventQueries(premises.memory)
            .after(Position.START, 100).stream()
                .map(event -> Announcement.of(event).orElseThrow())
                .filter(it -> it.topic() != Topic.HANDOFF_REQUESTED)
                .map(it -> it.topic().word() + " " + it.facts().get("to"))
                .toList();
    assertThat(told)
        .containsExactly(
            "conversation.created null",
            "conversation.updated agent_requested",
            "message.created null",
            "conversation.updated open",
            "message.created null",
            "message.created null");
  }

  @Test
  void what_is_sent_changes_and_what_is_absent_stays() throws IOException {
    var id = acme.begin("{\"title\":\"Late\",\"contact_email\":\"v@example.com\"}");
    var ada = acme.tenant().operator().id().value().toString();
    acme.call(
        "PATCH /v1/conversations/" + id,
        "{\"priority\":\"high\",\"assigned_to\":\"%s\",\"contact_email\":null}".formatted(ada));
    var shown = acme.call("GET /v1/conversations/" + id, null).body();
    assertThat(shown.get("title").textValue()).isEqualTo("Late");
    assertThat(shown.get("priority").textValue()).isEqualTo("high");
    assertThat(shown.get("assigned_to").textValue()).isEqualTo(ada);
    assertThat(shown.get("contact_email").isNull()).isTrue();
  }

  @Test
  void a_refused_move_changes_nothing_else_either() throws IOException {
    var id = acme.in("agent_requested");
    var answer =
        acme.call("PATCH /v1/conversations/" + id, "{\"status\":\"open\",\"priority\":\"high\"}");
    assertThat(answer.status()).isEqualTo(400);
    var shown = acme.call("GET /v1/conversations/" + id, null).body();
    assertThat(shown.get("priority").textValue()).isEqualTo("medium");
  }

  @Test
  void nobody_is_assigned_whom_the_organization_does_not_have() throws IOException {
    var stranger = premises.tenant().operator().id().value();
    var id = acme.begin("{}");
    var answer =
        acme.call("PATCH /v1/conversations/" + id, "{\"assigned_to\":\"" + stranger + "\"}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/details/fieldErrors/assigned_to/0").isTextual()).isTrue();
  }
}
