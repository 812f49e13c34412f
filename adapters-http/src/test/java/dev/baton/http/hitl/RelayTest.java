package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_relayed_message_is_answered_with_every_field_of_its_schema() {
    var conversation = acme.conversation();
    acme.visitorSays(conversation, "Hello?");
    var handoff = acme.handoff(conversation);

    var said = desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\" Hi 🙂\\n\"}");

    var expected =
        """
        {"id": "%s", "conversation_id": "%s", "seq": 2, "role": "assistant",
         "content": " Hi 🙂\\n", "authored_by": "human_operator", "operator_actor_id": "%s",
         "created_at": "2026-03-01T12:00:00.000000Z"}
        """
            .formatted(said.at("id"), conversation.value(), acme.ada.id());
    assertThat(said).isEqualTo(Said.of(200, expected));
  }

  @Test
  void the_first_to_reply_owns_the_handoff_and_others_may_still_help() {
    var handoff = acme.handoff();
    assertThat(desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\"One\"}").at("seq"))
        .isEqualTo("1");
    assertThat(desk.post(acme.bea.key(), handoff + "/messages", "{\"content\":\"Two\"}").at("seq"))
        .isEqualTo("2");
    assertThat(desk.get(acme.key, handoff + "/claim"))
        .isEqualTo(
            Said.of(
                200,
                """
                {"holder": "%s", "kind": "soft", "lease_until": null, "epoch": 3}
                """
                    .formatted(acme.ada.id())));
  }

  @Test
  void a_key_without_an_operator_relays_and_claims_nothing() {
    var handoff = acme.handoff();
    var said = desk.post(acme.key, handoff + "/messages", "{\"content\":\"Hi\"}");
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().get("operator_actor_id").isNull()).isTrue();
    assertThat(desk.get(acme.key, handoff).at("status")).isEqualTo("requested");
  }

  @Test
  void what_another_holds_firmly_is_refused_with_the_holder_and_the_text() {
    var handoff = acme.handoff();
    desk.post(acme.bea.key(), handoff + "/claim", "{\"lease_seconds\":30}");
    for (var key : new String[] {acme.ada.key(), acme.sam.key(), acme.key}) {
      assertThat(desk.post(key, handoff + "/messages", "{\"content\":\"I typed for long\"}"))
          .isEqualTo(
              Said.of(
                  409,
                  """
                  {"error": "handoff_claimed", "message": "Another operator holds it.",
                   "holder": "%s", "lease_until": "2026-03-01T12:00:30.000000Z",
                   "content": "I typed for long"}
                  """
                      .formatted(acme.bea.id())));
    }
  }

  @Test
  void whoever_lost_his_lease_to_another_gets_his_text_back() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\":30}");
    desk.clock().pass(Duration.ofSeconds(31));
    desk.post(acme.bea.key(), handoff + "/claim", "");
    var said = desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\"Slow\"}");
    assertThat(said.status()).isEqualTo(409);
    assertThat(said.at("holder")).isEqualTo(acme.bea.id().toString());
    assertThat(said.at("content")).isEqualTo("Slow");
  }

  @Test
  void a_relay_to_what_is_over_is_refused_with_its_state_and_leaves_nothing() {
    for (var end : new String[] {"resolve", "cancel"}) {
      var conversation = acme.conversation();
      var handoff = acme.handoff(conversation);
      var status = desk.post(acme.key, handoff + "/" + end, "").at("status");
      assertThat(desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\"Late\"}"))
          .isEqualTo(
              Said.of(
                  409,
                  """
                  {"error": "handoff_closed", "message": "This handoff is over.",
                   "status": "%s", "content": "Late"}
                  """
                      .formatted(status)));
      var poll = "/v1/v2/conversations/" + conversation.value() + "/messages";
      assertThat(desk.get(acme.key, poll).body().get("messages")).isEmpty();
    }
  }

  @Test
  void a_relay_renews_the_lease_of_whoever_holds_it() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\":60}");
    desk.clock().pass(Duration.ofSeconds(59));
    desk.post(acme.ada.key(), handoff + "/messages", "{\"content\":\"Hi\"}");
    assertThat(desk.get(acme.key, handoff + "/claim").at("lease_until"))
        .isEqualTo("2026-03-01T12:01:59.000000Z");
  }
}
