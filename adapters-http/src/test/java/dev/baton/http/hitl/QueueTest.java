package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.application.Page;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.input.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {
  private static final String ALL = "/v1/hitl/handoffs";

  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_handoff_is_created_with_what_the_bot_said_and_a_summary_of_what_the_visitor_said() {
    var conversation = acme.conversation().value();
    acme.visitorSays(new Conversation.Id(conversation), "Help me");
    var turn = desk.ids().next();
    var body =
        """
        {"conversation_id": "%s", "source": "router", "conv_turn_id": "%s", "reason": "angry",
         "packet": {"static_text": "Needs a refund.", "reason": "refund", "transfer_to": "billing",
                    "transfer_label": "Billing", "context_vars": {"order": [1, {"a": null}]}}}
        """
            .formatted(conversation, turn);

    var created = desk.post(acme.key, ALL, body);

    var expected =
        """
        {"id": "%s", "organization_id": "%s", "conversation_id": "%s", "conv_turn_id": "%s",
         "reason": "angry", "static_text": "Needs a refund.", "status": "requested",
         "assignee": null, "source": "router",
         "packet": {"static_text": "Needs a refund.", "reason": "refund",
                    "context_vars": {"order": [1, {"a": null}]}, "summary": "Visitor: Help me",
                    "transcript_ptr": {"conversation_id": "%s", "up_to_seq": 0},
                    "transfer_to": "billing", "transfer_label": "Billing"},
         "created_at": "2026-03-01T12:00:00.000000Z", "resolved_at": null}
        """
            .formatted(created.at("id"), acme.id(), conversation, turn, conversation);
    assertThat(created).isEqualTo(Said.of(201, expected));
    assertThat(desk.get(acme.key, ALL + "/" + created.at("id"))).isEqualTo(Said.of(200, expected));
    assertThat(desk.post(acme.key, ALL, body)).isEqualTo(Said.of(200, expected));
  }

  @Test
  void everything_that_nobody_said_is_written_out_as_null() {
    var conversation = acme.conversation().value();
    var created =
        desk.post(
            acme.key,
            ALL,
            "{\"conversation_id\":\"%s\",\"packet\":{\"static_text\":\"\"}}"
                .formatted(conversation));
    var expected =
        """
        {"id": "%s", "organization_id": "%s", "conversation_id": "%s", "conv_turn_id": null,
         "reason": null, "static_text": "", "status": "requested", "assignee": null,
         "source": "policy",
         "packet": {"static_text": "", "reason": null, "context_vars": {}, "summary": null,
                    "transcript_ptr": null, "transfer_to": null, "transfer_label": null},
         "created_at": "2026-03-01T12:00:00.000000Z", "resolved_at": null}
        """
            .formatted(created.at("id"), acme.id(), conversation);
    assertThat(created).isEqualTo(Said.of(201, expected));
  }

  @Test
  void a_packet_may_say_itself_how_far_it_knows_the_transcript() {
    var conversation = acme.conversation();
    acme.visitorSays(conversation, "One");
    acme.visitorSays(conversation, "Two");
    var created =
        desk.post(
            acme.key,
            ALL,
            """
            {"conversation_id": "%1$s", "packet": {"static_text": "Help.", "summary": "Mine.",
             "transcript_ptr": {"conversation_id": "%1$s", "up_to_seq": 0}}}
            """
                .formatted(conversation.value()));
    assertThat(created.at("packet/transcript_ptr/up_to_seq")).isEqualTo("0");
    assertThat(created.at("packet/summary")).isEqualTo("Mine.");
  }

  @Test
  void nobody_is_asked_for_where_the_conversation_is_over() {
    var conversation = acme.conversation();
    desk.post(acme.key, acme.handoff(conversation) + "/resolve", "");
    assertThat(
            desk.post(
                acme.key,
                ALL,
                "{\"conversation_id\":\"%s\",\"packet\":{\"static_text\":\"Help.\"}}"
                    .formatted(conversation.value())))
        .isEqualTo(
            Said.of(
                409,
                """
                {"error": "conversation_closed", "message": "The conversation is over.",
                 "session_status": "closed"}
                """));
  }

  @Test
  void the_longest_waiting_come_first_page_by_page() {
    var asked = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      asked.add(acme.handoff().substring(ALL.length() + 1));
      if (i % 2 == 0) desk.clock().pass(Duration.ofNanos(1000));
    }
    var seen = new ArrayList<String>();
    var cursor = "";
    var sizes = new ArrayList<Integer>();
    do {
      var page = desk.get(acme.ada.key(), ALL + "?limit=3" + cursor);
      page.body().get("items").forEach(item -> seen.add(item.get("id").asText()));
      sizes.add(page.body().get("items").size());
      var next = page.body().get("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    assertThat(seen).isEqualTo(asked);
    assertThat(sizes).isEqualTo(List.of(3, 3, 1));
  }

  @Test
  void a_status_lets_its_own_through_and_an_unknown_word_nothing() {
    var requested = acme.handoff();
    var accepted = acme.handoff();
    desk.post(acme.ada.key(), accepted + "/claim", "");
    var cancelled = acme.handoff();
    desk.post(acme.ada.key(), cancelled + "/cancel", "");
    assertThat(listed("requested")).containsExactly(requested);
    assertThat(listed("accepted")).containsExactly(accepted);
    assertThat(listed("cancelled")).containsExactly(cancelled);
    for (var word : List.of("assigned", "resolved", "REQUESTED", "pending", "", "%F0%9F%99%82")) {
      assertThat(desk.get(acme.key, ALL + "?status=" + word))
          .isEqualTo(Said.of(200, "{\"items\": [], \"next_cursor\": null}"));
    }
  }

  private List<String> listed(String status) {
    var paths = new ArrayList<String>();
    desk.get(acme.key, ALL + "?status=" + status)
        .body()
        .get("items")
        .forEach(item -> paths.add(ALL + "/" + item.get("id").asText()));
    return paths;
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "====", "AAAA", "%F0%9F%99%82", "..%2F..", "0", "null"})
  void a_cursor_that_is_none_is_malformed(String cursor) {
    var said = desk.get(acme.key, ALL + "?cursor=" + cursor);
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.at("detail/0/loc/1")).isEqualTo("cursor");
  }

  @Test
  void a_cursor_with_any_character_changed_is_malformed() {
    for (int i = 0; i < 2; i++) acme.handoff();
    var cursor = desk.get(acme.key, ALL + "?limit=1").at("next_cursor");
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(desk.get(acme.key, ALL + "?cursor=" + tampered).status())
          .as("changed at %s", i)
          .isEqualTo(422);
    }
    assertThat(desk.get(acme.key, ALL + "?cursor=" + cursor + "A").status()).isEqualTo(422);
    assertThat(desk.get(acme.key, ALL + "?cursor=" + cursor.substring(1)).status()).isEqualTo(422);
  }

  @Test
  void a_cursor_to_a_time_that_the_database_does_not_have_is_malformed() {
    var place = new Page.Cursor(Instant.parse("-100000-01-01T00:00:00Z"), desk.ids().next());
    assertThat(desk.get(acme.key, ALL + "?cursor=" + Cursor.write(place)).status()).isEqualTo(422);
  }

  @Test
  void anothers_cursor_shows_nothing_but_the_callers_own() {
    for (int i = 0; i < 3; i++) acme.handoff();
    var cursor = desk.get(acme.key, ALL + "?limit=1").at("next_cursor");
    var globex = new Team(desk, "Globex");
    var own = globex.handoff();
    var items = desk.get(globex.key, ALL + "?cursor=" + cursor).body().get("items");
    assertThat(items).hasSize(1);
    assertThat(own).endsWith(items.get(0).get("id").asText());
  }
}
