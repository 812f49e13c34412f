package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsTest {
  private static final String ALL = "/v1/identity/operators";

  private final Desk desk = Desk.open();
  private final Team acme = new Team(desk, "Acme");

  @AfterEach
  void close() {
    desk.close();
  }

  private Said patch(String key, Team.Person person, String body) {
    return desk.call("PATCH " + one(person), key, body);
  }

  private static String one(Team.Person person) {
    return ALL + "/" + person.id();
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    desk.get(acme.ada.key(), ALL)
        .body()
        .get("data")
        .forEach(it -> names.add(it.at("/name").asText()));
    return names;
  }

  @Test
  void an_operator_is_employed_changed_and_shown() {
    var body = "{\"name\":\"Nia\",\"role\":\"supervisor\",\"email\":\"nia@example.com\"}";
    var employed = desk.post(acme.sam.key(), ALL, body);
    var shown =
        """
        {"id": "%s", "organization_id": "%s", "name": "%s", "role": "%s", "email": %s}
        """;
    var id = employed.at("id");
    assertThat(employed)
        .isEqualTo(
            Said.of(
                201, shown.formatted(id, acme.id(), "Nia", "supervisor", "\"nia@example.com\"")));
    assertThat(names()).containsExactly("Ada", "Bea", "Sam", "Nia");
    var path = ALL + "/" + id;
    assertThat(desk.get(acme.ada.key(), path).body()).isEqualTo(employed.body());
    var changed = desk.call("PATCH " + path, acme.key, "{\"role\":\"operator\",\"email\":null}");
    assertThat(changed)
        .isEqualTo(Said.of(200, shown.formatted(id, acme.id(), "Nia", "operator", null)));
    assertThat(desk.call("PATCH " + path, acme.key, "{}")).isEqualTo(changed);
  }

  @ParameterizedTest
  @CsvSource({
    "operator, 403, 201, 201, 201",
    "supervisor, 403, 201, 201, 201",
    "admin, 403, 403, 201, 201"
  })
  void nobody_employs_somebody_above_himself(
      String role, int operator, int supervisor, int admin, int team) {
    var body = "{\"name\":\"Nia\",\"role\":\"%s\"}".formatted(role);
    var by = List.of(acme.ada.key(), acme.sam.key(), acme.hire("admin").key(), acme.key);
    assertThat(by.stream().map(key -> desk.post(key, ALL, body).status()))
        .containsExactly(operator, supervisor, admin, team);
  }

  @Test
  void nobody_raises_himself_or_touches_those_above() {
    var admin = acme.hire("admin");
    assertThat(patch(acme.ada.key(), acme.ada, "{\"role\":\"supervisor\"}").status())
        .isEqualTo(403);
    assertThat(patch(acme.sam.key(), acme.sam, "{\"role\":\"admin\"}").status()).isEqualTo(403);
    assertThat(patch(acme.sam.key(), acme.ada, "{\"role\":\"admin\"}").status()).isEqualTo(403);
    assertThat(patch(acme.sam.key(), admin, "{\"role\":\"operator\"}").status()).isEqualTo(403);
    assertThat(patch(acme.sam.key(), admin, "{\"name\":\"Fool\"}").status()).isEqualTo(403);
    assertThat(desk.delete(acme.sam.key(), one(admin)).status()).isEqualTo(403);
    assertThat(patch(acme.sam.key(), acme.ada, "{\"role\":\"supervisor\"}").status())
        .isEqualTo(200);
  }

  @Test
  void a_role_that_is_taken_away_is_gone_at_once() {
    assertThat(desk.get(acme.sam.key(), "/v1/identity/api-keys").status()).isEqualTo(200);
    patch(acme.key, acme.sam, "{\"role\":\"operator\"}");
    assertThat(desk.get(acme.sam.key(), "/v1/identity/api-keys").status()).isEqualTo(403);
  }

  @Test
  void whoever_leaves_has_no_keys_and_what_he_owned_waits_again() {
    var handoff = acme.handoff();
    desk.post(acme.ada.key(), handoff + "/claim", "");
    assertThat(desk.delete(acme.sam.key(), one(acme.ada))).isEqualTo(Said.of(204, ""));
    assertThat(desk.get(acme.ada.key(), ALL).status()).isEqualTo(401);
    assertThat(desk.get(acme.key, handoff).at("status")).isEqualTo("requested");
    assertThat(desk.get(acme.key, one(acme.ada)).status()).isEqualTo(404);
    assertThat(desk.delete(acme.key, one(acme.ada)).status()).isEqualTo(404);
    var to = "{\"to_operator_id\":\"%s\"}".formatted(acme.ada.id());
    assertThat(desk.post(acme.key, handoff + "/transfer", to).status()).isEqualTo(404);
    var key = "{\"name\":\"x\",\"operator_id\":\"%s\"}".formatted(acme.ada.id());
    assertThat(desk.post(acme.key, "/v1/identity/api-keys", key).status()).isEqualTo(404);
  }

  @Test
  void the_last_admin_stays_where_nobody_else_could_let_another_in() {
    var admin = acme.hire("admin");
    desk.delete(acme.key, "/v1/identity/api-keys/" + keyOfTheTeam());
    var leaves = desk.delete(admin.key(), one(admin));
    var steps = patch(admin.key(), admin, "{\"role\":\"supervisor\"}");
    for (var said : List.of(leaves, steps)) {
      assertThat(said.status()).isEqualTo(409);
      assertThat(said.at("error")).isEqualTo("last_admin");
    }
    assertThat(patch(admin.key(), admin, "{\"name\":\"Nia B.\"}").status()).isEqualTo(200);
    var body = "{\"name\":\"Ole\",\"role\":\"admin\"}";
    var other = desk.post(admin.key(), ALL, body).at("id");
    var key = "{\"name\":\"Ole's\",\"operator_id\":\"%s\"}".formatted(other);
    assertThat(desk.delete(admin.key(), one(admin)).status()).as("without a key").isEqualTo(409);
    desk.post(admin.key(), "/v1/identity/api-keys", key);
    assertThat(desk.delete(admin.key(), one(admin)).status()).isEqualTo(204);
  }

  private String keyOfTheTeam() {
    return desk.get(acme.key, "/v1/identity/whoami").at("api_key/id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":\"x\",\"role\":\"king\"}",
        "{\"name\":\"x\",\"email\":\"nowhere\"}",
        "{\"name\":\"x\",\"organization_id\":\"y\"}",
        "{\"name\":null}"
      })
  void nonsense_is_told(String body) {
    assertThat(desk.post(acme.key, ALL, body).status()).isEqualTo(422);
  }
}
