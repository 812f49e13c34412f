package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.domain.access.Role;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Table;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryForeignIdTest {
  private static final String MISSING = "018f0000-0000-7000-8000-00000000dead";

  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private Calls calls;
  private Scene theirs;

  @BeforeAll
  void start() {
    var site = installation.start();
    people = site.people();
    calls = new Calls(site.node().get(Table.class), site.port());
    theirs = Scene.of(people.stranger());
  }

  @Test
  void what_another_organization_has_is_not_there_and_stays_as_it_is() {
    var before = theirs.look();
    for (var endpoint : withIds()) {
      var ours = Scene.of(people.organization());
      var credential = ours.credential(endpoint);
      // Some refusals repeat it.
      var id = "X-Request-Id: same";
      var foreign = calls.call(endpoint, theirs.path(endpoint), credential, id);
      var missing = calls.call(endpoint, missing(endpoint), credential, id);
      calls.assertRefused(404, theirs.path(endpoint), foreign);
      assertThat(foreign.status()).isEqualTo(missing.status());
      assertThat(foreign.body()).as(endpoint.path()).isEqualTo(missing.body());
    }
    assertThat(theirs.look()).isEqualTo(before);
  }

  @Test
  void whatever_his_role_nobody_sees_what_another_organization_has() {
    var before = theirs.look();
    for (var role : Role.values()) {
      var key = "X-Api-Key: " + Roles.of(people.organization()).key(role);
      for (var endpoint : withIds()) {
        if (!(endpoint.access() instanceof Access.Scoped(_, var least))) continue;
        var answer = calls.call(endpoint, theirs.path(endpoint), key);
        calls.assertRefused(role.atLeast(least) ? 404 : 403, theirs.path(endpoint), answer);
      }
    }
    assertThat(theirs.look()).isEqualTo(before);
  }

  /** Else the test above would pass for requests that nobody could make. */
  @Test
  void the_same_requests_find_what_is_ones_own() {
    for (var endpoint : withIds()) {
      var ours = Scene.of(people.organization());
      var answer = calls.call(endpoint, ours.path(endpoint), ours.credential(endpoint));
      assertThat(answer.status()).as("%s %s", endpoint, answer).isIn(200, 201, 204, 403, 409);
    }
  }

  @Test
  void ids_in_bodies_are_no_way_round() {
    var ours = Scene.of(people.organization());
    var packet = Map.of("static_text", "x");
    var organization = people.organization();
    organization
        .post("/v1/hitl/handoffs", Map.of("conversation_id", theirs.thread(), "packet", packet))
        .expect(404);
    var agent = people.stranger().get("/api/v1/threads/" + theirs.thread()).text("thread/agentId");
    organization.post("/api/v1/threads/web", Map.of("agentId", agent)).expect(404);
    organization.post("/v1/v2/conversations", Map.of("agent_id", agent)).expect(404);
    var operator = people.operatorId().toString();
    var stranger = people.stranger();
    stranger
        .post(
            "/v1/hitl/handoffs/" + theirs.handoff() + "/transfer",
            Map.of("to_operator_id", operator))
        .expect(404);
    stranger
        .post("/v1/identity/api-keys", Map.of("name", "x", "operator_id", operator))
        .expect(404);
    assertThat(ours.look()).contains(ours.handoff());
  }

  @Test
  void lists_show_nothing_of_another_organization() {
    for (var list :
        List.of(
            "/v1/hitl/handoffs",
            "/v1/hitl/approvals?status=",
            "/v1/v2/conversations",
            "/api/v1/threads",
            "/v1/identity/operators",
            "/v1/identity/api-keys")) {
      var shown = people.organization().get(list).expect(200).body().toString();
      assertThat(shown)
          .doesNotContain(theirs.thread(), theirs.handoff(), theirs.approval())
          .doesNotContain(theirs.operator(), theirs.key());
    }
  }

  /** The reference's own files are nobody's. */
  private List<Endpoint> withIds() {
    return calls.endpoints().stream()
        .filter(each -> each.path().contains("{") && !(each.access() instanceof Access.Open))
        .toList();
  }

  private static String missing(Endpoint endpoint) {
    return endpoint.path().replaceAll("\\{\\w+}", MISSING);
  }
}
