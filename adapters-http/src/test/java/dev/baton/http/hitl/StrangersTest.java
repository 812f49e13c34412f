package dev.baton.http.hitl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.domain.conversation.Conversation;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every id times every other organization, and every scope that is not there, by the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTest {
  private static final Said NOT_FOUND =
      Said.of(404, "{\"error\": \"not_found\", \"message\": \"There is nothing here.\"}");

  /** Bodies that would be accepted, by the end of the path. */
  private static final Map<String, String> BODIES =
      Map.of(
          "messages", "{\"content\":\"a\"}",
          "transfer", "{\"to_queue\":true}",
          "decide", "{\"decision\":\"deny\"}");

  private static final Access STAFF = Access.scope(Scope.KEYS).by(Role.SUPERVISOR);

  private Desk desk;
  private Team acme;
  private Team globex;
  private Map<String, String> ours;

  @BeforeAll
  void open() {
    desk = Desk.open();
    acme = new Team(desk, "Acme");
    globex = new Team(desk, "Globex");
    var conversation = acme.conversation();
    var handoff = acme.handoff(conversation);
    var approval = desk.post(acme.key, "/v1/hitl/approvals", asked(conversation)).at("id");
    var keys = desk.get(acme.key, "/v1/identity/api-keys").body().get("data");
    ours =
        Map.of(
            "{handoff_id}", handoff.substring(handoff.lastIndexOf('/') + 1),
            "{conversation_id}", conversation.value().toString(),
            "{approval_id}", approval,
            "{operator_id}", acme.bea.id().toString(),
            "{key_id}", keys.get(1).get("id").asText());
  }

  private static String asked(Conversation.Id conversation) {
    return "{\"conversation_id\":\"%s\",\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\"}"
        .formatted(conversation.value());
  }

  @AfterAll
  void close() {
    desk.close();
  }

  private static Stream<Endpoint> endpoints() {
    try (var shown = Desk.open()) {
      return shown.surfaces().stream().flatMap(surface -> surface.endpoints().stream());
    }
  }

  private Said call(Endpoint endpoint, String key) {
    var path = endpoint.path();
    for (var each : ours.entrySet()) path = path.replace(each.getKey(), each.getValue());
    var verb = path.substring(path.lastIndexOf('/') + 1);
    boolean sends = endpoint.method() == Method.POST || endpoint.method() == Method.PATCH;
    return desk.call(
        endpoint.method() + " " + path, key, sends ? BODIES.getOrDefault(verb, "{}") : "");
  }

  @TestFactory
  Stream<DynamicTest> what_is_anothers_is_not_there() {
    return endpoints()
        .filter(endpoint -> endpoint.path().contains("{"))
        .flatMap(
            endpoint ->
                Stream.of(globex.key, globex.sam.key())
                    .map(
                        key ->
                            DynamicTest.dynamicTest(
                                endpoint.method() + " " + endpoint.path(),
                                () -> assertThat(call(endpoint, key)).isEqualTo(NOT_FOUND))));
  }

  @TestFactory
  Stream<DynamicTest> without_its_scope_a_key_opens_nothing() {
    return endpoints()
        .filter(endpoint -> endpoint.access() instanceof Access.Scoped)
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.method() + " " + endpoint.path(), () -> lacking(endpoint)));
  }

  private void lacking(Endpoint endpoint) {
    var scope = ((Access.Scoped) endpoint.access()).scope();
    var others = acme.key("others", EnumSet.complementOf(EnumSet.of(scope)), null);
    var said = call(endpoint, others);
    assertThat(said.status()).isEqualTo(403);
    assertThat(said.at("error")).isEqualTo("forbidden");
    assertThat(call(endpoint, "bt_live_" + "0".repeat(40)).status()).isEqualTo(401);
  }

  @TestFactory
  Stream<DynamicTest> the_scope_is_that_of_the_surface_and_of_writing() {
    return endpoints()
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.method() + " " + endpoint.path(),
                    () -> assertThat(endpoint.access()).isEqualTo(meant(endpoint))));
  }

  private static Access meant(Endpoint endpoint) {
    if (endpoint.path().endsWith("whoami")) return Access.anyKey();
    if (endpoint.path().startsWith("/v1/identity/api-keys")) return STAFF;
    if (endpoint.path().startsWith("/v1/identity") && endpoint.method() != Method.GET) return STAFF;
    if (endpoint.method() == Method.PUT) {
      return Access.scope(Scope.HITL_WRITE).by(Role.SUPERVISOR);
    }
    return Access.scope(endpoint.method() == Method.GET ? Scope.HITL_READ : Scope.HITL_WRITE);
  }
}
