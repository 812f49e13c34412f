package dev.baton.http.threads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.access.Scope;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.Premises.Tenant;
import java.io.IOException;
import java.util.EnumSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadRoutesTest {
  private Premises premises;
  private Tenant acme;

  @BeforeEach
  void open() {
    premises = Threads.premises();
    acme = premises.tenant();
  }

  @AfterEach
  void close() {
    premises.close();
  }

  @Test
  void a_web_thread_is_created_with_every_field() throws IOException {
    var created = create("\"metadata\":{\"plan\":\"pro\"},\"variables\":{\"name\":\"Ada\"}");
    assertThat(created.status()).isEqualTo(200);
    var expected =
        thread(id(created), "true", "null", "null", "{\"plan\":\"pro\"}", "{\"name\":\"Ada\"}");
    assertThat(created.body()).isEqualTo(expected);
    assertThat(get(id(created)).body()).isEqualTo(expected);
  }

  private JsonNode thread(
      String id, String active, String closedAt, String reason, String metadata, String variables) {
    return Json.of(
        """
        {"thread":{"id":"%1$s","organizationId":"%2$s","agentVersionId":"%3$s","toPhoneNumber":"",
         "fromPhoneNumber":null,"isActive":%4$s,"createdAt":"%5$s","updatedAt":"%5$s",
         "closedAt":%6$s,"closedReason":%7$s,"agentId":"%3$s",
         "agentDetails":{"id":"%3$s","name":"Botty","description":null},
         "agentVersionDetails":{"id":"%3$s","version":1,"name":"Botty"},
         "metadata":%8$s,"variables":%9$s}}
        """,
        id,
        acme.organization().value(),
        acme.bot().id().value(),
        active,
        Premises.START,
        closedAt,
        reason,
        metadata,
        variables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                   | agentId is required.
          {"agentId":7}                        | agentId must be a UUID.
          {"agentId":"x"}                      | agentId must be a UUID.
          {"agentId":null}                     | agentId must be a UUID.
          {"agentId":"%s","metadata":[]}       | metadata must be an object.
          {"agentId":"%s","variables":"x"}     | variables must be an object.
          """)
  void a_thread_is_not_created_from_nonsense(String body, String message) throws IOException {
    var answer = premises.send("POST /api/v1/threads/web", body.formatted(bot()), acme.key());
    assertError(answer, 400, "BAD_REQUEST", message);
  }

  @Test
  void metadata_has_a_bound() throws IOException {
    var answer = create("\"metadata\":{\"a\":\"" + "x".repeat(16 * 1024) + "\"}");
    assertError(answer, 400, "BAD_REQUEST", "metadata must be at most 16384 bytes of JSON.");
  }

  @Test
  void another_organizations_agent_is_none() throws IOException {
    var other = premises.tenant();
    var body = "{\"agentId\":\"%s\"}".formatted(other.bot().id().value());
    var foreign = premises.send("POST /api/v1/threads/web", body, acme.key());
    var missing =
        premises.send(
            "POST /api/v1/threads/web",
            "{\"agentId\":\"%s\"}".formatted(UUID.randomUUID()),
            acme.key());
    assertError(foreign, 404, "NOT_FOUND", "There is nothing here.");
    assertThat(missing).isEqualTo(foreign);
  }

  @Test
  void a_patch_merges_metadata_and_variables_key_by_key() throws IOException {
    var id = id(create("\"metadata\":{\"a\":1,\"b\":{\"c\":2},\"d\":3},\"variables\":{\"x\":1}"));
    var patched = patch(id, "", "{\"metadata\":{\"b\":{\"e\":1.50},\"d\":null,\"f\":\"\"}}");
    var expected =
        thread(id, "true", "null", "null", "{\"a\":1,\"b\":{\"e\":1.5},\"f\":\"\"}", "{\"x\":1}");
    assertThat(patched.body()).isEqualTo(expected);
    assertThat(patch(id, "", "{}").body()).isEqualTo(expected);
    var more = patch(id, "", "{\"variables\":{\"y\":2},\"metadata\":null,\"id\":\"x\"}");
    assertThat(more.body().at("/thread/variables")).isEqualTo(Json.of("{\"x\":1,\"y\":2}"));
    assertThat(more.body().at("/thread/metadata")).isEqualTo(expected.at("/thread/metadata"));
  }

  @Test
  void what_is_merged_keeps_its_bound() throws IOException {
    var id = id(create("\"metadata\":{\"a\":\"" + "x".repeat(9_000) + "\"}"));
    var patched = patch(id, "", "{\"metadata\":{\"b\":\"" + "x".repeat(9_000) + "\"}}");
    assertError(
        patched,
        400,
        "BAD_REQUEST",
        "metadata and variables are at most 16384 bytes of JSON each.");
    assertThat(get(id).body().at("/thread/metadata").has("b")).isFalse();
  }

  @Test
  void a_thread_is_closed_once() throws IOException {
    var id = id(create(""));
    var closed = patch(id, "/close", null);
    var expected = thread(id, "false", '"' + Premises.START + '"', "\"ENDED\"", "{}", "{}");
    assertThat(closed.body()).isEqualTo(expected);
    assertThat(patch(id, "/close", "{\"reason\":\"FRAUD\"}").body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reason", "closedReason"})
  void a_thread_is_closed_with_the_reason_that_was_given(String field) throws IOException {
    var id = id(create(""));
    var closed = patch(id, "/close", "{\"%s\":\"WRONG_NUMBER\"}".formatted(field));
    assertThat(closed.body().at("/thread/closedReason").textValue()).isEqualTo("WRONG_NUMBER");
  }

  @Test
  void a_reason_is_one_of_the_words() throws IOException {
    var id = id(create(""));
    var closed = patch(id, "/close", "{\"reason\":\"HANDOFF_RESOLVED\"}");
    assertThat(closed.status()).isEqualTo(400);
    assertThat(closed.body().get("message").textValue())
        .startsWith("reason must be one of OPTED_OUT, DNC, FRAUD,")
        .doesNotContain("HANDOFF_RESOLVED");
    assertThat(get(id).body().at("/thread/isActive").booleanValue()).isTrue();
  }

  @Test
  void another_organizations_thread_is_as_good_as_none() throws IOException {
    var id = id(create(""));
    var other = premises.tenant();
    for (var request : new String[] {"GET %s", "PATCH %s", "PATCH %s/close"}) {
      var foreign = request.formatted("/api/v1/threads/" + id);
      var missing = request.formatted("/api/v1/threads/" + UUID.randomUUID());
      var body = request.startsWith("GET") ? null : "{}";
      assertThat(premises.send(foreign, body, other.key()).status()).isEqualTo(404);
      assertThat(premises.send(foreign, body, other.key()))
          .isEqualTo(premises.send(missing, body, other.key()));
    }
    assertThat(get(id).body().at("/thread/isActive").booleanValue()).isTrue();
  }

  @Test
  void a_key_needs_the_scope_of_what_it_does() throws IOException {
    var id = id(create(""));
    var reads = premises.key(acme.organization(), EnumSet.of(Scope.THREADS_READ));
    var writes = premises.key(acme.organization(), EnumSet.of(Scope.THREADS_WRITE));
    var path = "/api/v1/threads/" + id;
    assertThat(premises.send("GET " + path, null, reads).status()).isEqualTo(200);
    assertThat(premises.send("GET " + path, null, writes).status()).isEqualTo(403);
    assertThat(premises.send("GET /api/v1/threads", null, writes).status()).isEqualTo(403);
    assertThat(premises.send("PATCH " + path, "{}", writes).status()).isEqualTo(200);
    assertThat(premises.send("PATCH " + path, "{}", reads).status()).isEqualTo(403);
    assertThat(premises.send("PATCH " + path + "/close", null, reads).status()).isEqualTo(403);
    assertThat(premises.send("POST /api/v1/threads/web", "{}", reads).status()).isEqualTo(403);
    assertThat(premises.send("GET " + path, null, "").status()).isEqualTo(401);
  }

  private String bot() {
    return acme.bot().id().value().toString();
  }

  private Answer create(String more) throws IOException {
    var body = "{\"agentId\":\"%s\"%s}".formatted(bot(), more.isEmpty() ? "" : "," + more);
    return premises.send("POST /api/v1/threads/web", body, acme.key());
  }

  private Answer get(String id) throws IOException {
    return premises.send("GET /api/v1/threads/" + id, null, acme.key());
  }

  private Answer patch(String id, String below, @Nullable String body) throws IOException {
    return premises.send("PATCH /api/v1/threads/" + id + below, body, acme.key());
  }

  private static String id(Answer answer) {
    return answer.body().at("/thread/id").textValue();
  }

  static void assertError(Answer answer, int status, String code, String message) {
    var expected =
        Json.of(
            "{\"status\":%d,\"message\":\"%s\",\"code\":\"%s\",\"success\":false}",
            status, message, code);
    assertThat(answer.body()).isEqualTo(expected);
    assertThat(answer.status()).isEqualTo(status);
  }
}
