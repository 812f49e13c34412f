package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Scope;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final String ALL = "/v1/identity/api-keys";

  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_key_is_told_its_secret_once_and_listed_without_it() {
    var created =
        desk.post(
            acme.key,
            ALL,
            """
            {"name": "Ada's phone", "scopes": ["hitl:write", "hitl:read"], "operator_id": "%s",
             "expires_at": "2027-01-01T01:00:00.5+01:00"}
            """
                .formatted(acme.ada.id()));
    var secret = created.at("plain_text_key");
    var shown =
        """
        {"id": "%s", "name": "Ada's phone", "key_prefix": "%s",
         "scopes": ["hitl:read", "hitl:write"], "is_active": true, "operator_id": "%s",
         "paused_at": null, "last_used_at": null,
         "expires_at": "2027-01-01T00:00:00.500000Z",
         "created_at": "2026-03-01T12:00:00.000000Z"%s}
        """;
    var id = created.at("id");
    var prefix = secret.substring(0, 12);
    assertThat(created)
        .isEqualTo(
            Said.of(
                201,
                shown.formatted(
                    id, prefix, acme.ada.id(), ", \"plain_text_key\": \"" + secret + "\"")));
    assertThat(secret).matches("bt_live_[A-Za-z0-9]{32,}");
    var listed = desk.get(acme.key, ALL);
    assertThat(listed.body().get("data")).hasSize(5);
    assertThat(listed.body().get("data").get(4))
        .isEqualTo(Said.of(200, shown.formatted(id, prefix, acme.ada.id(), "")).body());
    assertThat(listed.body().toString()).doesNotContain("plain_text_key");
    assertThat(desk.get(secret, "/v1/identity/whoami").at("operator_id"))
        .isEqualTo(acme.ada.id().toString());
  }

  @Test
  void where_no_scopes_are_named_it_opens_all_that_its_maker_may_give() {
    var maker = acme.key("maker", EnumSet.of(Scope.KEYS, Scope.HITL_READ), null);
    var created = desk.post(maker, ALL, "{\"name\":\"copy\"}");
    assertThat(created.body().get("scopes"))
        .isEqualTo(Said.of(0, "[\"hitl:read\", \"keys\"]").body());
    assertThat(created.body().get("expires_at").isNull()).isTrue();
  }

  @Test
  void nobody_gives_scopes_that_he_does_not_have() {
    var maker = acme.key("maker", EnumSet.of(Scope.KEYS, Scope.HITL_READ), null);
    assertThat(desk.post(maker, ALL, "{\"name\":\"more\",\"scopes\":[\"hitl:write\"]}"))
        .isEqualTo(
            Said.of(
                403,
                """
                {"error": "forbidden",
                 "message": "A key can only give scopes that it has itself."}
                """));
  }

  @Test
  void nobody_gives_a_role_above_his_own_and_operators_give_none() {
    var admin = acme.hire("admin");
    var forAda = "{\"name\":\"x\",\"operator_id\":\"%s\"}".formatted(acme.ada.id());
    var forSam = "{\"name\":\"x\",\"operator_id\":\"%s\"}".formatted(acme.sam.id());
    var forAdmin = "{\"name\":\"x\",\"operator_id\":\"%s\"}".formatted(admin.id());
    var forNobody = "{\"name\":\"x\"}";
    var keys = List.of(acme.ada.key(), acme.sam.key(), admin.key(), acme.key);
    assertThat(statuses(forAda, keys)).containsExactly(403, 201, 201, 201);
    assertThat(statuses(forSam, keys)).containsExactly(403, 201, 201, 201);
    assertThat(statuses(forAdmin, keys)).containsExactly(403, 403, 201, 201);
    assertThat(statuses(forNobody, keys)).containsExactly(403, 403, 201, 201);
  }

  private List<Integer> statuses(String body, List<String> keys) {
    return keys.stream().map(key -> desk.post(key, ALL, body).status()).toList();
  }

  @Test
  void a_paused_key_opens_nothing_until_it_is_resumed() {
    var created = desk.post(acme.key, ALL, "{\"name\":\"resting\"}");
    var secret = created.at("plain_text_key");
    var one = ALL + "/" + created.at("id");
    var paused = desk.post(acme.key, one + "/pause", "");
    assertThat(paused.status()).isEqualTo(200);
    assertThat(paused.at("is_active")).isEqualTo("false");
    assertThat(paused.at("paused_at")).isEqualTo("2026-03-01T12:00:00.000000Z");
    assertThat(desk.get(secret, ALL).status()).isEqualTo(403);
    assertThat(desk.post(acme.key, one + "/pause", "")).isEqualTo(paused);
    var resumed = desk.post(acme.key, one + "/resume", "");
    assertThat(resumed.at("is_active")).isEqualTo("true");
    assertThat(resumed.body().get("paused_at").isNull()).isTrue();
    assertThat(desk.get(secret, ALL).status()).isEqualTo(200);
    desk.delete(acme.key, one);
    assertThat(desk.post(acme.key, one + "/resume", "").status()).isEqualTo(404);
    assertThat(desk.get(secret, ALL).status()).isEqualTo(401);
  }

  @Test
  void a_supervisor_does_not_end_what_is_above_him() {
    var ofTheTeam = idOf("everything");
    assertThat(desk.delete(acme.sam.key(), ALL + "/" + ofTheTeam).status()).isEqualTo(403);
    assertThat(desk.post(acme.sam.key(), ALL + "/" + ofTheTeam + "/pause", "").status())
        .isEqualTo(403);
    assertThat(desk.delete(acme.sam.key(), ALL + "/" + idOf("Ada's key")).status()).isEqualTo(204);
  }

  @Test
  void the_last_key_that_opens_everything_cannot_be_ended() {
    var last = ALL + "/" + idOf("everything");
    for (var said :
        List.of(desk.delete(acme.key, last), desk.post(acme.key, last + "/pause", ""))) {
      assertThat(said.status()).isEqualTo(409);
      assertThat(said.at("error")).isEqualTo("last_admin");
    }
    acme.key("no keys", EnumSet.of(Scope.HITL_READ), null);
    assertThat(desk.delete(acme.key, last).status()).isEqualTo(409);
    var admin = acme.hire("admin");
    assertThat(desk.delete(acme.key, last).status()).isEqualTo(204);
    assertThat(desk.get(admin.key(), ALL).status()).isEqualTo(200);
  }

  private String idOf(String name) {
    for (var each : desk.get(acme.key, ALL).body().get("data")) {
      if (each.get("name").asText().equals(name)) return each.get("id").asText();
    }
    throw new AssertionError("no key " + name);
  }

  @Test
  void an_operator_of_another_organization_is_not_found() {
    var stranger = new Team(desk, "Globex").ada.id();
    var body = "{\"name\":\"x\",\"operator_id\":\"%s\"}".formatted(stranger);
    assertThat(desk.post(acme.key, ALL, body).status()).isEqualTo(404);
  }

  @Test
  void a_revoked_key_opens_nothing_from_that_moment_on() {
    var created = desk.post(acme.key, ALL, "{\"name\":\"lost\"}");
    var secret = created.at("plain_text_key");
    assertThat(desk.get(secret, ALL).status()).isEqualTo(200);
    assertThat(desk.delete(acme.key, ALL + "/" + created.at("id"))).isEqualTo(Said.of(204, ""));
    assertThat(desk.get(secret, ALL).status()).isEqualTo(401);
    assertThat(desk.get(acme.key, ALL).body().toString()).doesNotContain(created.at("id"));
  }

  @Test
  void another_organizations_key_cannot_be_revoked() {
    var created = desk.post(acme.key, ALL, "{\"name\":\"kept\"}");
    var globex = new Team(desk, "Globex");
    assertThat(desk.delete(globex.key, ALL + "/" + created.at("id")).status()).isEqualTo(404);
    assertThat(desk.get(created.at("plain_text_key"), ALL).status()).isEqualTo(200);
  }

  @Test
  void a_key_opens_nothing_after_its_time() {
    var body = "{\"name\":\"brief\",\"expires_at\":\"2026-03-01T12:00:30Z\"}";
    var secret = desk.post(acme.key, ALL, body).at("plain_text_key");
    assertThat(desk.get(secret, ALL).status()).isEqualTo(200);
    desk.clock().pass(Duration.ofSeconds(30));
    assertThat(desk.get(secret, ALL).status()).isEqualTo(401);
  }

  @Test
  void callers_learn_who_they_are() {
    var keys = desk.get(acme.key, ALL).body().get("data");
    assertThat(desk.get(acme.sam.key(), "/v1/identity/whoami"))
        .isEqualTo(
            Said.of(
                200,
                """
                {"organization_id": "%s", "organization_name": "Acme", "operator_id": "%s",
                 "display_name": "Sam", "role": "supervisor",
                 "api_key": {"id": "%s", "name": "Sam's key", "scopes": %s}}
                """
                    .formatted(
                        acme.id(),
                        acme.sam.id(),
                        keys.get(3).get("id").asText(),
                        keys.get(3).get("scopes"))));
    var bare = acme.key("bare", EnumSet.of(Scope.BOT), null);
    var said = desk.get(bare, "/v1/identity/whoami");
    assertThat(said)
        .isEqualTo(
            Said.of(
                200,
                """
                {"organization_id": "%s", "organization_name": "Acme", "operator_id": null,
                 "display_name": null, "role": "organization",
                 "api_key": {"id": "%s", "name": "bare", "scopes": ["bot"]}}
                """
                    .formatted(acme.id(), said.at("api_key/id"))));
  }
}
