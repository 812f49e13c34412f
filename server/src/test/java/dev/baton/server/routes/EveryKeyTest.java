package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Table;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKeyTest {
  private final Map<Scope, String> allBut = new EnumMap<>(Scope.class);
  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private Calls calls;
  private Scene scene;

  @BeforeAll
  void start() {
    var site = installation.start();
    people = site.people();
    calls = new Calls(site.node().get(Table.class), site.port());
    scene = Scene.of(people.organization());
    for (var each : Scope.values()) allBut.put(each, keyWithout(each));
  }

  @Test
  void without_a_good_secret_every_route_answers_401_and_nothing_else() {
    for (var endpoint : guarded().toList()) {
      var path = scene.path(endpoint);
      calls.assertRefused(401, path, calls.call(endpoint, path));
      for (var each : bad(endpoint)) {
        calls.assertRefused(401, path, calls.call(endpoint, path, each));
      }
      var secret = people.organizationKey();
      for (var query : List.of("?api_key=", "?x-api-key=", "?key=", "?token=")) {
        var inQuery = calls.call(endpoint, path + query + secret);
        calls.assertRefused(401, path, inQuery);
      }
    }
  }

  @Test
  void a_key_without_its_scope_is_refused_by_every_route_that_asks_for_one() {
    int asked = 0;
    for (var endpoint : calls.endpoints()) {
      if (!(endpoint.access() instanceof Access.Scoped(var scope, _))) continue;
      var path = scene.path(endpoint);
      var answer = calls.call(endpoint, path, "X-Api-Key: " + allBut.get(scope));
      calls.assertRefused(403, path, answer);
      asked++;
    }
    assertThat(asked).isGreaterThan(20);
  }

  @Test
  void a_key_of_a_lower_role_is_refused_by_every_route_that_asks_for_a_higher_one() {
    var roles = Roles.of(people.organization());
    int asked = 0;
    for (var endpoint : calls.endpoints()) {
      if (!(endpoint.access() instanceof Access.Scoped(_, var least))) continue;
      for (var role : Role.values()) {
        if (role.atLeast(least)) continue;
        var path = scene.path(endpoint);
        var answer = calls.call(endpoint, path, "X-Api-Key: " + roles.key(role));
        calls.assertRefused(403, path, answer);
        assertThat(answer.body()).contains("role");
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(5);
  }

  @Test
  void only_health_the_reference_images_chats_that_begin_and_what_a_provider_signs_are_open() {
    assertThat(calls.endpoints().stream().filter(each -> each.access() instanceof Access.Open))
        .extracting(Endpoint::path)
        .containsExactlyInAnyOrder(
            "/healthz",
            "/readyz",
            "/assets/{organization_id}/{name}",
            "/openapi.json",
            "/docs",
            "/docs/{release}/{file}",
            "/api/v1/chat/threads",
            "/sms/inbound",
            "/sms/status");
  }

  private Stream<Endpoint> guarded() {
    return calls.endpoints().stream().filter(each -> !(each.access() instanceof Access.Open));
  }

  /** Among them what would be good elsewhere: a token for a key, a key for a token. */
  private List<String> bad(Endpoint endpoint) {
    boolean visitors = endpoint.access() instanceof Access.Visitor;
    var elsewhere = visitors ? people.organizationKey() : scene.visitors().token();
    return List.of(
        "X-Api-Key: ",
        "X-Api-Key: bt_live_" + "z".repeat(32),
        "X-Api-Key: " + people.organizationKey().toUpperCase(java.util.Locale.ROOT),
        "Authorization: Bearer",
        "Authorization: Bearer x",
        "Authorization: Bearer bt_chat_" + "z".repeat(32),
        "Authorization: Basic " + people.organizationKey(),
        "Authorization: " + people.organizationKey(),
        "Authorization: Bearer " + elsewhere,
        "Authorization: Bearer " + "bt_live_" + "z".repeat(10_000));
  }

  private String keyWithout(Scope scope) {
    var others =
        Arrays.stream(Scope.values()).filter(each -> each != scope).map(Scope::word).toList();
    return people
        .organization()
        .post("/v1/identity/api-keys", Map.of("name", "all but " + scope, "scopes", others))
        .expect(201)
        .text("plain_text_key");
  }
}
