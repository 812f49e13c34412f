package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final String ALL = "/v1/v2/conversations";

  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_session_is_created_found_and_listed_with_every_field() {
    var body =
        """
        {"external_id": "crm-1", "end_user_id": "u-1", "channel": "api", "metadata": {"a": [1]},
         "session_type": "live", "assistant_id": "agt_1"}
        """;
    var created = desk.post(acme.key, ALL, body);
    var expected =
        """
        {"id": "%s", "organization_id": "%s", "channel": "web", "status": "active",
         "external_id": "crm-1", "end_user_id": "u-1", "metadata": {"a": [1]},
         "termination_reason": null, "created_at": "2026-03-01T12:00:00.000000Z",
         "updated_at": "2026-03-01T12:00:00.000000Z", "closed_at": null}
        """
            .formatted(created.at("id"), acme.id());
    assertThat(created).isEqualTo(Said.of(201, expected));
    assertThat(desk.get(acme.key, ALL + "/" + created.at("id"))).isEqualTo(Said.of(200, expected));
    assertThat(desk.get(acme.key, ALL))
        .isEqualTo(Said.of(200, "{\"items\": [%s], \"next_cursor\": null}".formatted(expected)));
    assertThat(desk.post(acme.key, ALL, body)).isEqualTo(Said.of(201, expected));
    var another = new Team(desk, "Globex");
    assertThat(desk.post(another.key, ALL, body).at("id")).isNotEqualTo(created.at("id"));
  }

  @Test
  void without_an_external_id_each_is_another() {
    assertThat(desk.post(acme.key, ALL, "{}").at("id"))
        .isNotEqualTo(desk.post(acme.key, ALL, "{}").at("id"));
  }

  @Test
  void a_bot_that_the_organization_does_not_have_is_not_found() {
    var body = "{\"agent_id\":\"%s\"}".formatted(desk.ids().next());
    assertThat(desk.post(acme.key, ALL, body).status()).isEqualTo(404);
  }

  @Test
  void lists_are_filtered_and_the_newest_come_first_page_by_page() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(
          desk.post(
                  acme.key,
                  ALL,
                  "{\"external_id\":\"Order %s\",\"end_user_id\":\"u%s\"}".formatted(i, i % 2))
              .at("id"));
      desk.clock().pass(Duration.ofSeconds(1));
    }
    desk.post(acme.key, ALL + "/" + made.getFirst() + "/close", "");
    assertThat(listed("")).isEqualTo(made);
    assertThat(listed("?limit=2")).isEqualTo(made.subList(0, 2));
    var cursor = desk.get(acme.key, ALL + "?limit=2").at("next_cursor");
    assertThat(listed("?limit=9&cursor=" + cursor)).isEqualTo(made.subList(2, 5));
    assertThat(listed("?status=closed")).isEqualTo(made.subList(0, 1));
    assertThat(listed("?status=active")).isEqualTo(made.subList(1, 5));
    assertThat(listed("?end_user_id=u1")).containsExactly(made.get(1), made.get(3));
    assertThat(listed("?q=order+3")).containsExactly(made.get(1));
    assertThat(listed("?channel=api&q=%25")).isEmpty();
    for (var none : List.of("status=awaiting_approval", "status=x", "channel=sms", "channel=x"))
      assertThat(listed("?" + none)).as(none).isEmpty();
    assertThat(desk.get(acme.key, ALL + "?cursor=x").at("detail/0/loc/1")).isEqualTo("cursor");
  }

  private List<String> listed(String query) {
    var ids = new ArrayList<String>();
    desk.get(acme.key, ALL + query)
        .body()
        .get("items")
        .forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  @Test
  void a_human_is_waited_for_until_the_handoff_is_over() {
    var conversation = acme.conversation();
    var session = ALL + "/" + conversation.value();
    acme.handoff(conversation);
    assertThat(desk.get(acme.key, session).at("status")).isEqualTo("waiting_for_human");
    assertThat(listed("?status=waiting_for_human"))
        .containsExactly(conversation.value().toString());
  }

  @Test
  void closed_it_says_why_settles_its_handoff_and_a_second_close_changes_nothing() {
    var conversation = acme.conversation();
    var session = ALL + "/" + conversation.value();
    var handoff = acme.handoff(conversation);
    desk.clock().pass(Duration.ofSeconds(1));
    var closed =
        desk.post(acme.key, session + "/close", "{\"termination_reason\":\"NOT_INTERESTED\"}");
    assertThat(closed)
        .isEqualTo(
            Said.of(
                200,
                """
                {"id": "%s", "organization_id": "%s", "channel": "web", "status": "closed",
                 "external_id": null, "end_user_id": null, "metadata": {},
                 "termination_reason": "NOT_INTERESTED",
                 "created_at": "2026-03-01T12:00:00.000000Z",
                 "updated_at": "2026-03-01T12:00:01.000000Z",
                 "closed_at": "2026-03-01T12:00:01.000000Z"}
                """
                    .formatted(conversation.value(), acme.id())));
    assertThat(desk.get(acme.key, handoff).at("status")).isEqualTo("resolved");
    desk.clock().pass(Duration.ofSeconds(1));
    assertThat(desk.post(acme.key, session + "/close", "")).isEqualTo(closed);
    var ended = ALL + "/" + acme.conversation().value() + "/close";
    assertThat(desk.post(acme.key, ended, "").at("termination_reason")).isEqualTo("ENDED");
  }

  @Test
  void only_what_is_over_is_deleted_and_then_it_is_gone_everywhere() {
    var conversation = acme.conversation();
    var session = ALL + "/" + conversation.value();
    var handoff = acme.handoff(conversation);
    assertThat(desk.delete(acme.key, session))
        .isEqualTo(
            Said.of(
                409,
                """
                {"error": "conversation_live",
                 "message": "The conversation is still going on.",
                 "session_status": "waiting_for_human"}
                """));
    desk.post(acme.key, session + "/close", "");
    assertThat(desk.delete(acme.key, session)).isEqualTo(Said.of(204, ""));
    for (var path : List.of(session, session + "/messages", handoff, handoff + "/claim"))
      assertThat(desk.get(acme.key, path).status()).as(path).isEqualTo(404);
    assertThat(desk.delete(acme.key, session).status()).isEqualTo(404);
    assertThat(listed("")).isEmpty();
  }
}
