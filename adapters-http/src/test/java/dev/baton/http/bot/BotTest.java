package dev.baton.http.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.conversation.Conversation;
import dev.baton.http.hitl.Desk;
import dev.baton.http.hitl.Said;
import dev.baton.http.hitl.Team;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotTest {
  private final Desk desk = new Desk(it -> List.of(Surfaces.bot(it)));
  private final Team acme = new Team(desk, "Acme");
  private final Conversation.Id conversation = acme.conversation();
  private final String path = "/v1/bot/conversations/" + conversation.value();

  @AfterEach
  void close() {
    desk.close();
  }

  private static Said lost(String status, String control, int epoch) {
    return Said.of(
        409,
        """
        {"error": "control_lost", "message": "This was computed under a control that has passed.",
         "session_status": "%s", "control": "%s", "epoch": %d}
        """
            .formatted(status, control, epoch));
  }

  private Said say(String text, int epoch) {
    return desk.post(
        acme.key,
        path + "/messages",
        "{\"epoch\": %d, \"content\": \"%s\"}".formatted(epoch, text));
  }

  @Test
  void under_the_epoch_of_its_control_the_bot_speaks() {
    var turn = desk.ids().next();
    var said =
        desk.post(
            acme.key,
            path + "/messages",
            "{\"epoch\": 1, \"content\": \"Hi\", \"turn_id\": \"%s\"}".formatted(turn));
    assertThat(said)
        .isEqualTo(
            Said.of(
                201,
                """
                {"id": "%s", "session_id": "%s", "seq": 0, "role": "assistant", "content": "Hi",
                 "metadata": {"turn_id": "%s"}, "created_at": "2026-03-01T12:00:00.000000Z",
                 "delivery_status": "queued", "authored_by": null, "operator_actor_id": null}
                """
                    .formatted(said.at("id"), conversation.value(), turn)));
    var poll = "/v1/v2/conversations/%s/messages".formatted(conversation.value());
    assertThat(desk.get(acme.key, poll).body().get("messages").get(0)).isEqualTo(said.body());
  }

  @Test
  void with_a_stale_epoch_it_is_told_who_has_control() {
    var handoff = acme.handoff(conversation);
    assertThat(say("Too late", 1)).isEqualTo(lost("waiting_for_human", "waiting", 2));
    desk.post(acme.ada.key(), handoff + "/messages", "{\"content\": \"Hi\"}");
    assertThat(say("Too late", 2)).isEqualTo(lost("waiting_for_human", "human", 3));
    desk.post(acme.ada.key(), handoff + "/return", "");
    assertThat(say("Too late", 3)).isEqualTo(lost("active", "bot", 4));
    assertThat(say("In time", 4).status()).isEqualTo(201);
    desk.post(acme.key, "/v1/v2/conversations/%s/close".formatted(conversation.value()), "");
    assertThat(say("Too late", 4)).isEqualTo(lost("closed", "ended", 5));
  }

  @Test
  void it_asks_for_a_human_once() {
    acme.visitorSays(conversation, "A human, please");
    var asked =
        desk.post(acme.key, path + "/handoff", "{\"packet\": {\"static_text\": \"Asked.\"}}");
    var expected =
        """
        {"id": "%1$s", "organization_id": "%2$s", "conversation_id": "%3$s", "conv_turn_id": null,
         "reason": null, "static_text": "Asked.", "status": "requested", "assignee": null,
         "source": "policy",
         "packet": {"static_text": "Asked.", "reason": null, "context_vars": {},
                    "summary": "Visitor: A human, please",
                    "transcript_ptr": {"conversation_id": "%3$s", "up_to_seq": 0},
                    "transfer_to": null, "transfer_label": null},
         "created_at": "2026-03-01T12:00:00.000000Z", "resolved_at": null}
        """
            .formatted(asked.at("id"), acme.id(), conversation.value());
    assertThat(asked).isEqualTo(Said.of(201, expected));
    assertThat(desk.post(acme.key, path + "/handoff", "{\"packet\": {\"static_text\": \"B\"}}"))
        .isEqualTo(Said.of(200, expected));
  }

  @Test
  void malformed_calls_are_told_all_that_is_wrong() {
    assertThat(desk.post(acme.key, path + "/messages", "{\"epoch\": 0, \"content\": \"\"}"))
        .isEqualTo(
            Said.of(
                422,
                """
                {"detail": [
                  {"type": "greater_than_equal", "loc": ["body", "epoch"],
                   "msg": "Input should be greater than or equal to 1", "input": 0,
                   "ctx": {"ge": 1}},
                  {"type": "string_too_short", "loc": ["body", "content"],
                   "msg": "String should have at least 1 character", "input": "",
                   "ctx": {"min_length": 1}}]}
                """));
    var named = "{\"conversation_id\": \"x\", \"packet\": {\"static_text\": \"a\"}}";
    assertThat(desk.post(acme.key, path + "/handoff", named).at("detail/0/type"))
        .isEqualTo("extra_forbidden");
  }
}
