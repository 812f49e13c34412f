package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import dev.baton.http.Table;
import dev.baton.http.kit.RawHttp;
import dev.baton.server.installation.Installation;
import dev.baton.server.installation.People;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every POST there is, sent twice under one idempotency key. Source: API.md, section 0. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPostTest {
  private static final String SPACES = "Idempotency-Key:  ";

  /** Bodies that the calls do not know are missing, which is remembered of no endpoint. */
  private static final Set<Integer> NOT_VALID = Set.of(400, 403, 422);

  /** Bodies that name what is there, for endpoints whose paths do not. */
  private static final Map<String, String> BODIES =
      Map.of(
          "/v1/hitl/handoffs",
          "{\"conversation_id\":\"THREAD\",\"packet\":{\"static_text\":\"x\"}}",
          "/v1/hitl/approvals",
          "{\"conversation_id\":\"THREAD\",\"subject_kind\":\"tool_call\",\"subject_ref\":\"x\"}",
          "/v1/identity/api-keys",
          "{\"name\":\"x\"}",
          "/api/v1/threads/web",
          "{\"agentId\":\"AGENT\"}",
          "/api/v1/chat/threads",
          "{\"agentId\":\"AGENT\"}",
          "/v1/webhooks",
          "{\"url\":\"https://example.com/\",\"events\":[\"message.created\"]}");

  @AutoClose private final Installation installation = Installation.fresh();
  private People people;
  private Calls calls;

  @BeforeAll
  void start() {
    var site = installation.start();
    people = site.people();
    calls = new Calls(site.node().get(Table.class), site.port());
  }

  private Stream<Endpoint> posts() {
    return calls.endpoints().stream().filter(each -> each.method() == Method.POST);
  }

  @TestFactory
  Stream<DynamicTest> is_carried_out_once_and_answered_alike() {
    return posts().map(each -> DynamicTest.dynamicTest(each.path(), () -> twice(each)));
  }

  private void twice(Endpoint endpoint) {
    var scene = Scene.of(people.organization());
    var credential = scene.credential(endpoint);
    var path = scene.path(endpoint);
    var key = "Idempotency-Key: the same";
    var first = call(endpoint, path, scene, credential, key);
    var written = written();
    var second = call(endpoint, path, scene, credential, key);
    if (NOT_VALID.contains(first.status())) {
      assertThat(second.header("Idempotent-Replayed")).as("%s", first).isEmpty();
      return;
    }
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Idempotent-Replayed")).contains("true");
    assertThat(written()).as("what it wrote").isEqualTo(written);
    var other = call(endpoint, path + "?other=1", scene, credential, key);
    calls.assertRefused(409, path, other);
  }

  private RawHttp.Answer call(
      Endpoint endpoint, String path, Scene scene, String credential, String key) {
    var body = BODIES.get(endpoint.path());
    if (body == null) return calls.call(endpoint, path, credential, key);
    var meant =
        body.replace("THREAD", scene.visitors().thread())
            .replace("AGENT", people.agentId().toString());
    return calls.call("POST", path, meant, credential, key);
  }

  /** But for turns, which are the bots' and come by themselves once a window is over. */
  private String written() {
    return installation.ask(
        "select (select count(*) from event where kind not like 'turn%')"
            + " || ' ' || (select count(*) from conversation)"
            + " || ' ' || (select count(*) from api_key)"
            + " || ' ' || (select count(*) from visitor_token)");
  }

  @Test
  void refuses_a_key_that_is_none() {
    posts()
        .forEach(
            endpoint -> {
              var scene = Scene.of(people.organization());
              var path = scene.path(endpoint);
              var answer = calls.call(endpoint, path, scene.credential(endpoint), SPACES);
              calls.assertRefused(400, path, answer);
            });
  }

  @Test
  void leaves_no_secret_readable_in_the_database() {
    var issue = "/v1/identity/api-keys";
    var credential = "X-Api-Key: " + people.organizationKey();
    var answer =
        calls.call("POST", issue, "{\"name\":\"x\"}", credential, "Idempotency-Key: secret");
    assertThat(answer.status()).isEqualTo(201);
    var secret = answer.body().replaceAll(".*(bt_live_\\w+)\".*", "$1");
    assertThat(secret).hasSize("bt_live_".length() + 32);
    assertThat(installation.ask("select count(*) from remembered_reply")).isNotEqualTo("0");
    assertThat(
            installation.ask(
                "select count(*) from remembered_reply where reply like '%"
                    + secret
                    + "%'"
                    + " or position('%s'::bytea in decode(reply, 'base64')) > 0".formatted(secret)))
        .isEqualTo("0");
  }
}
