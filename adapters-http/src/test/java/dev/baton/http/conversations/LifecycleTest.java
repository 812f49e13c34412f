package dev.baton.http.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.Premises;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void nothing_is_moved_to_the_bot_by_name_but_given_back() throws IOException {
    var id = acme.in("open");
    assertThat(acme.move(id, "bot_active").status()).isEqualTo(400);
    var returned = acme.call("POST /v1/conversations/" + id + "/return-to-bot", "{}");
    assertThat(returned.status()).isEqualTo(200);
    assertThat(returned.body().get("status").textValue()).isEqualTo("bot_active");
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
