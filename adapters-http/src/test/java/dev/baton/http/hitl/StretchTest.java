package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StretchTest {
  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  private Said claim(String handoff) {
    return desk.get(acme.key, handoff + "/claim");
  }

  private static Said owned(UUID holder, String kind, String until, long epoch) {
    return Said.of(
        200,
        "{\"holder\": \"%s\", \"kind\": \"%s\", \"lease_until\": %s, \"epoch\": %d}"
            .formatted(holder, kind, until, epoch));
  }

  private static Said unowned(long epoch) {
    return Said.of(
        200,
        "{\"holder\": null, \"kind\": \"none\", \"lease_until\": null, \"epoch\": %d}"
            .formatted(epoch));
  }

  private static Said heldBy(UUID holder, String until) {
    return Said.of(
        409,
        """
        {"error": "handoff_claimed", "message": "Another operator holds it.",
         "holder": "%s", "lease_until": %s}
        """
            .formatted(holder, until));
  }

  private static Said closed(String status) {
    return Said.of(
        409,
        """
        {"error": "handoff_closed", "message": "This handoff is over.", "status": "%s"}
        """
            .formatted(status));
  }

  private static Said forbidden(String message) {
    return Said.of(403, "{\"error\": \"forbidden\", \"message\": \"%s\"}".formatted(message));
  }

  @Test
  void a_claim_answers_the_handoff_and_the_claim_tells_until_when() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    var expected =
        """
        {"id": "%s", "organization_id": "%s", "conversation_id": "%s", "conv_turn_id": null,
         "reason": null, "static_text": "Help.", "status": "accepted", "assignee": "%4$s",
         "source": "policy",
         "packet": {"static_text": "Help.", "reason": null, "context_vars": {}, "summary": null,
                    "transcript_ptr": null, "transfer_to": null, "transfer_label": null},
         "created_at": "2026-03-01T12:00:00.000000Z", "resolved_at": null}
        """
            .formatted(
                handoff.substring(handoff.lastIndexOf('/') + 1),
                acme.id(),
                conversation.value(),
                acme.ada.id());
    assertThat(desk.post(acme.ada.key(), handoff + "/claim", "")).isEqualTo(Said.of(200, expected));
    assertThat(claim(handoff))
        .isEqualTo(owned(acme.ada.id(), "hard", "\"2026-03-01T12:10:00.000000Z\"", 2));
  }

  @Test
  void the_holder_renews_others_are_refused_and_a_supervisor_takes_it_by_force() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\": 30}");
    desk.clock().pass(Duration.ofSeconds(20));
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\": 30}");
    var until = "\"2026-03-01T12:00:50.000000Z\"";
    assertThat(desk.post(acme.bea.key(), handoff + "/claim", "{}"))
        .isEqualTo(heldBy(acme.ada.id(), until));
    assertThat(desk.post(acme.sam.key(), handoff + "/claim", "{}"))
        .isEqualTo(heldBy(acme.ada.id(), until));
    assertThat(desk.post(acme.bea.key(), handoff + "/claim", "{\"force\": true}"))
        .isEqualTo(forbidden("Only a supervisor can do this by force."));
    assertThat(desk.post(acme.sam.key(), handoff + "/claim", "{\"force\": true}").at("assignee"))
        .isEqualTo(acme.sam.id().toString());
    assertThat(desk.post(acme.key, handoff + "/claim", "{}"))
        .isEqualTo(forbidden("Only a key bound to an operator can do this."));
  }

  @Test
  void a_lease_that_is_over_gives_the_handoff_to_the_next() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\": 30}");
    desk.clock().pass(Duration.ofSeconds(30));
    assertThat(desk.post(acme.bea.key(), handoff + "/claim", "{}").at("assignee"))
        .isEqualTo(acme.bea.id().toString());
  }

  @Test
  void released_it_is_back_in_the_queue_and_only_the_owner_or_a_supervisor_releases() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/messages", "{\"content\": \"Hi\"}");
    assertThat(desk.post(acme.bea.key(), handoff + "/release", ""))
        .isEqualTo(heldBy(acme.ada.id(), "null"));
    var released = desk.post(acme.ada.key(), handoff + "/release", "");
    assertThat(released).isEqualTo(desk.get(acme.key, handoff));
    assertThat(released.at("status")).isEqualTo("requested");
    assertThat(claim(handoff)).isEqualTo(unowned(4));
  }

  @Test
  void transferred_it_has_another_owner_of_the_same_kind() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "{\"lease_seconds\": 60}");
    desk.clock().pass(Duration.ofSeconds(10));
    var to = "{\"to_operator_id\": \"%s\"}".formatted(acme.bea.id());
    var transferred = desk.post(acme.ada.key(), handoff + "/transfer", to);
    assertThat(transferred).isEqualTo(desk.get(acme.key, handoff));
    assertThat(claim(handoff))
        .isEqualTo(owned(acme.bea.id(), "hard", "\"2026-03-01T12:01:10.000000Z\"", 2));
    assertThat(desk.post(acme.ada.key(), handoff + "/transfer", "{\"to_queue\": true}"))
        .isEqualTo(heldBy(acme.bea.id(), "\"2026-03-01T12:01:10.000000Z\""));
    assertThat(
            desk.post(acme.bea.key(), handoff + "/transfer", "{\"to_queue\": true}").at("status"))
        .isEqualTo("requested");
  }

  @Test
  void an_operator_whom_the_organization_does_not_have_is_not_found() {
    var handoff = acme.handoff();
    var stranger = new Team(desk, "Globex").ada.id();
    for (var id : new UUID[] {stranger, desk.ids().next()}) {
      assertThat(
              desk.post(
                  acme.ada.key(),
                  handoff + "/transfer",
                  "{\"to_operator_id\": \"%s\"}".formatted(id)))
          .isEqualTo(
              Said.of(404, "{\"error\": \"not_found\", \"message\": \"There is nothing here.\"}"));
    }
  }

  @Test
  void returned_the_bot_speaks_again_and_a_second_return_changes_nothing() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    var returned = desk.post(acme.ada.key(), handoff + "/return", "{\"summary\": \"Refunded.\"}");
    assertThat(returned.at("status")).isEqualTo("resolved");
    assertThat(returned.at("resolved_at")).isEqualTo("2026-03-01T12:00:00.000000Z");
    desk.clock().pass(Duration.ofSeconds(5));
    assertThat(desk.post(acme.ada.key(), handoff + "/return", "")).isEqualTo(returned);
    assertThat(desk.get(acme.key, "/v1/v2/conversations/" + conversation.value()).at("status"))
        .isEqualTo("active");
  }

  @Test
  void a_return_with_a_pause_leaves_the_bot_muted_until_then() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    var said = desk.post(acme.ada.key(), handoff + "/return", "{\"pause_seconds\": 60}");
    assertThat(said.at("status")).isEqualTo("requested");
    assertThat(desk.get(acme.key, "/v1/v2/conversations/" + conversation.value()).at("status"))
        .isEqualTo("waiting_for_human");
  }

  @Test
  void cancelled_the_bot_speaks_again() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    var cancelled = desk.post(acme.key, handoff + "/cancel", "");
    assertThat(cancelled.at("status")).isEqualTo("cancelled");
    assertThat(desk.post(acme.key, handoff + "/cancel", "{}")).isEqualTo(cancelled);
    assertThat(desk.get(acme.key, "/v1/v2/conversations/" + conversation.value()).at("status"))
        .isEqualTo("active");
  }

  @Test
  void resolved_it_closes_the_conversation_once() {
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    desk.post(acme.ada.key(), handoff + "/messages", "{\"content\": \"Done\"}");
    var resolved = desk.post(acme.ada.key(), handoff + "/resolve", "");
    assertThat(resolved.status()).isEqualTo(200);
    assertThat(resolved.at("status")).isEqualTo("resolved");
    assertThat(resolved.at("assignee")).isEqualTo(acme.ada.id().toString());
    desk.clock().pass(Duration.ofSeconds(5));
    assertThat(desk.post(acme.key, handoff + "/resolve", "")).isEqualTo(resolved);
    var session = desk.get(acme.key, "/v1/v2/conversations/" + conversation.value());
    assertThat(session.at("status")).isEqualTo("closed");
    assertThat(session.at("termination_reason")).isEqualTo("HANDOFF_RESOLVED");
    assertThat(claim(handoff)).isEqualTo(unowned(4));
  }

  @Test
  void what_another_holds_firmly_is_not_ended_by_colleagues() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "");
    for (var verb : new String[] {"resolve", "cancel", "return"}) {
      assertThat(desk.post(acme.bea.key(), handoff + "/" + verb, ""))
          .isEqualTo(heldBy(acme.ada.id(), "\"2026-03-01T12:10:00.000000Z\""));
    }
    assertThat(desk.post(acme.sam.key(), handoff + "/cancel", "").status()).isEqualTo(200);
  }

  @Test
  void what_is_over_refuses_everything_but_to_be_ended_the_same_way_again() {
    var resolved = acme.handoff();
    desk.post(acme.key, resolved + "/resolve", "");
    var cancelled = acme.handoff();
    desk.post(acme.key, cancelled + "/cancel", "");
    for (var verb : new String[] {"claim", "release", "cancel", "return"}) {
      assertThat(desk.post(acme.ada.key(), resolved + "/" + verb, ""))
          .as(verb)
          .isEqualTo(closed("resolved"));
    }
    for (var verb : new String[] {"claim", "release", "resolve", "return"}) {
      assertThat(desk.post(acme.ada.key(), cancelled + "/" + verb, ""))
          .as(verb)
          .isEqualTo(closed("cancelled"));
    }
  }
}
