package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalsTest {
  private static final String ALL = "/v1/hitl/approvals";
  private static final String WORDS = "/v1/hitl/approval-messages";

  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");
  private final Conversation.Id conversation = acme.conversation();

  @AfterEach
  void close() {
    desk.close();
  }

  private Said ask(String more) {
    return desk.post(
        acme.key,
        ALL,
        "{\"conversation_id\":\"%s\",\"subject_kind\":\"tool_call\",\"subject_ref\":\"refund\"%s}"
            .formatted(conversation.value(), more));
  }

  private Said decide(String key, String id, String verdict) {
    var body = "{\"decision\":\"%s\",\"note\":\"as agreed\"}".formatted(verdict);
    return desk.post(key, ALL + "/" + id + "/decide", body);
  }

  private Said poll() {
    return desk.get(acme.key, "/v1/v2/conversations/%s/messages".formatted(conversation.value()));
  }

  private List<String> ids(String query) {
    var ids = new ArrayList<String>();
    desk.get(acme.key, ALL + query)
        .body()
        .get("items")
        .forEach(it -> ids.add(it.at("/id").asText()));
    return ids;
  }

  @Test
  void an_approval_is_shown_with_every_field_before_and_after_it_is_decided() {
    var turn = desk.ids().next();
    var asked =
        ask(
            """
            ,"approver_role":"legal","payload":{"amount":[12,null]},"node_id":"n1",
            "conv_turn_id":"%s","suspend_message":"Hold on.","timeout_seconds":60,
            "resume_token":"t"
            """
                .formatted(turn));
    var shown =
        """
        {"id": "%s", "organization_id": "%s", "conversation_id": "%s", "conv_turn_id": "%s",
         "node_id": "n1", "subject_kind": "tool_call", "subject_ref": "refund",
         "approver_role": "legal", "status": "%%s", "created_at": "2026-03-01T12:00:00.000000Z",
         "payload": {"amount": [12, null]}, "suspend_message": "Hold on.", "decision": %%s,
         "decided_by": %%s, "decided_at": %%s, "note": %%s,
         "timeout_at": "2026-03-01T12:01:00.000000Z", "resume_token": "t"}
        """
            .formatted(asked.at("id"), acme.id(), conversation.value(), turn);
    var pending = shown.formatted("pending", null, null, null, null);
    assertThat(asked).isEqualTo(Said.of(201, pending));
    var path = ALL + "/" + asked.at("id");
    assertThat(desk.get(acme.key, path)).isEqualTo(Said.of(200, pending));
    assertThat(desk.get(acme.key, ALL).body().get("items").get(0)).isEqualTo(asked.body());
    desk.clock().pass(Duration.ofSeconds(1));
    var decided =
        shown.formatted(
            "approved",
            "\"approve\"",
            "\"" + acme.ada.id() + "\"",
            "\"2026-03-01T12:00:01.000000Z\"",
            "\"as agreed\"");
    assertThat(decide(acme.ada.key(), asked.at("id"), "approve")).isEqualTo(Said.of(200, decided));
    assertThat(desk.get(acme.key, path)).isEqualTo(Said.of(200, decided));
  }

  @Test
  void the_same_answer_again_is_the_first_one_and_another_is_a_conflict() {
    var id = ask("").at("id");
    var first = decide(acme.ada.key(), id, "deny");
    desk.clock().pass(Duration.ofSeconds(9));
    assertThat(decide(acme.bea.key(), id, "deny")).isEqualTo(first);
    var other = decide(acme.bea.key(), id, "approve");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.at("error")).isEqualTo("already_decided");
    assertThat(other.at("decision")).isEqualTo("deny");
    assertThat(other.at("decided_by")).isEqualTo(acme.ada.id().toString());
  }

  @Test
  void after_its_time_an_approval_can_only_have_been_denied() {
    var id = ask(",\"timeout_at\":\"2026-03-01T13:05:00+01:00\"").at("id");
    desk.clock().pass(Duration.ofMinutes(5));
    var late = decide(acme.ada.key(), id, "approve");
    assertThat(late.at("error")).isEqualTo("already_decided");
    assertThat(late.body().get("decided_by").isNull()).isTrue();
    var denied = decide(acme.ada.key(), id, "deny");
    assertThat(denied.status()).isEqualTo(200);
    assertThat(denied.body().get("decided_by").isNull()).isTrue();
    assertThat(denied.at("decided_at")).isEqualTo("2026-03-01T12:05:00.000000Z");
  }

  @ParameterizedTest
  @CsvSource({
    "operator, 200, 200",
    "legal, 200, 200",
    "supervisor, 403, 200",
    "admin, 403, 403",
  })
  void an_approval_that_asks_for_a_role_of_ours_is_decided_by_that_role_or_above(
      String role, int operator, int supervisor) {
    var more = ",\"approver_role\":\"%s\"".formatted(role);
    assertThat(decide(acme.ada.key(), ask(more).at("id"), "deny").status()).isEqualTo(operator);
    assertThat(decide(acme.sam.key(), ask(more).at("id"), "deny").status()).isEqualTo(supervisor);
    assertThat(decide(acme.key, ask(more).at("id"), "deny").status()).isEqualTo(200);
  }

  @Test
  void the_list_is_of_what_is_pending_unless_asked_otherwise() {
    var pending = ask("").at("id");
    var legal = ask(",\"approver_role\":\"legal\"").at("id");
    var approved = ask("").at("id");
    decide(acme.key, approved, "approve");
    assertThat(ids("")).containsExactly(pending, legal);
    assertThat(ids("?status=pending&approver_role=legal")).containsExactly(legal);
    assertThat(ids("?status=approved")).containsExactly(approved);
    assertThat(ids("?status=")).containsExactly(pending, legal, approved);
    assertThat(ids("?status=denied")).isEmpty();
    assertThat(ids("?status=whatever")).isEmpty();
    var page = desk.get(acme.key, ALL + "?status=&limit=2");
    assertThat(ids("?status=&limit=2&cursor=" + page.at("next_cursor"))).containsExactly(approved);
  }

  @Test
  void the_poll_tells_that_an_approval_is_open_whoever_has_control_until_the_end() {
    assertThat(poll().at("session_status")).isEqualTo("active");
    var id = ask("").at("id");
    assertThat(poll().at("session_status")).isEqualTo("awaiting_approval");
    var handoff = acme.handoff(conversation);
    assertThat(poll().at("session_status")).isEqualTo("awaiting_approval");
    var listed = desk.get(acme.key, "/v1/v2/conversations?status=awaiting_approval");
    assertThat(listed.at("items/0/status")).isEqualTo("awaiting_approval");
    assertThat(waitingForHumans()).isZero();
    decide(acme.key, id, "approve");
    assertThat(poll().at("session_status")).isEqualTo("waiting_for_human");
    assertThat(waitingForHumans()).isEqualTo(1);
    var late = ask("").at("id");
    desk.post(acme.key, handoff + "/resolve", "");
    assertThat(poll().at("session_status")).isEqualTo("closed");
    assertThat(decide(acme.key, late, "deny").status()).as("still an open question").isEqualTo(200);
    assertThat(ask("").at("error")).isEqualTo("conversation_closed");
  }

  private int waitingForHumans() {
    var path = "/v1/v2/conversations?status=waiting_for_human";
    return desk.get(acme.key, path).body().get("items").size();
  }

  @Test
  void the_lines_for_visitors_are_ours_until_a_supervisor_sets_them() {
    var ours = desk.get(acme.key, WORDS);
    assertThat(ours.at("holding_line")).isNotBlank();
    assertThat(ours.at("waiting_reply")).isNotBlank();
    var own = "{\"holding_line\":\"Hold.\",\"waiting_reply\":\"Wait.\"}";
    assertThat(put(acme.ada.key(), own).status()).isEqualTo(403);
    assertThat(put(acme.sam.key(), own)).isEqualTo(Said.of(200, own));
    assertThat(desk.get(acme.key, WORDS)).isEqualTo(Said.of(200, own));
    ask("");
    assertThat(poll().at("messages/0/content")).isEqualTo("Hold.");
    assertThat(poll().at("messages/0/role")).isEqualTo("system");
    assertThat(put(acme.key, "{\"holding_line\":null,\"waiting_reply\":\"  \"}")).isEqualTo(ours);
    var half = put(acme.key, "{\"holding_line\":null}");
    assertThat(half.status()).isEqualTo(422);
    assertThat(half.at("detail/0/type")).isEqualTo("missing");
    var tooLong = "{\"holding_line\":null,\"waiting_reply\":\"" + "x".repeat(2001) + "\"}";
    assertThat(put(acme.key, tooLong).at("detail/0/type")).isEqualTo("string_too_long");
  }

  private Said put(String key, String body) {
    return desk.call("PUT " + WORDS, key, body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"subject_kind\":\"magic\",\"subject_ref\":\"x\"' | literal_error",
        "'\"subject_kind\":\"tool_call\"' | missing",
        "'\"subject_kind\":\"tool_call\",\"subject_ref\":\"\"' | string_too_short",
        "'\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\",\"who\":1' | extra_forbidden",
        "'\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\",\"timeout_at\":\"soon\"' | value_error",
        "'\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\",\"timeout_seconds\":0' | greater_than_equal",
      })
  void what_is_wrong_with_a_question_is_told(String fields, String type) {
    var body = "{\"conversation_id\":\"%s\",%s}".formatted(conversation.value(), fields);
    var said = desk.post(acme.key, ALL, body);
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.at("detail/0/type")).isEqualTo(type);
  }

  @Test
  void a_question_has_at_most_one_end() {
    var said = ask(",\"timeout_seconds\":5,\"timeout_at\":\"2027-01-01T00:00:00Z\"");
    assertThat(said.status()).isEqualTo(422);
  }
}
