package dev.baton.http.threads;

import static dev.baton.http.threads.ThreadRoutesTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.http.kit.Json;
import dev.baton.http.kit.Premises;
import dev.baton.http.kit.Premises.Answer;
import dev.baton.http.kit.Premises.Tenant;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentRoutesTest {
  @AutoClose private final Premises premises = Threads.premises();
  private final Tenant acme = premises.tenant();

  private Answer send(String line, @Nullable String body) throws IOException {
    return premises.send(line.replaceFirst(" /", " /api/v1/agents"), body, acme.key());
  }

  private String register(String body) throws IOException {
    return send("POST /", body).body().at("/agent/id").textValue();
  }

  @Test
  void an_agent_is_registered_with_every_field() throws IOException {
    var body =
        """
        {"name":"Sales","description":"Sells.","window":{"quietMs":500,"capMs":2000},
         "allowedOrigins":["https://shop.example","http://localhost:3000"]}
        """;
    var registered = send("POST /", body);
    assertThat(registered.status()).isEqualTo(201);
    var id = registered.body().at("/agent/id").textValue();
    assertThat(registered.body())
        .isEqualTo(
            Json.of(
                """
                {"agent":{"id":"%s","organizationId":"%s","name":"Sales","description":"Sells.",
                 "window":{"quietMs":500,"capMs":2000},
                 "allowedOrigins":["http://localhost:3000","https://shop.example"],
                 "createdAt":"%s"}}
                """,
                id, acme.organization().value(), Premises.START));
    assertThat(send("GET //" + id, null).body()).isEqualTo(registered.body());
    assertThat(send("GET /", null).body().get("agents").findValuesAsText("name"))
        .containsExactly("Botty", "Sales");
  }

  @Test
  void threads_begin_with_the_agent_that_is_named() throws IOException {
    var id = register("{\"name\":\"Sales\"}");
    var body = "{\"agentId\":\"%s\"}".formatted(id);
    var thread = premises.send("POST /api/v1/threads/web", body, acme.key()).body();
    assertThat(thread.at("/thread/agentId").textValue()).isEqualTo(id);
    assertThat(thread.at("/thread/agentDetails/name").textValue()).isEqualTo("Sales");
  }

  @Test
  void what_is_sent_changes_and_what_is_absent_stays() throws IOException {
    var id = register("{\"name\":\"Sales\",\"allowedOrigins\":[\"https://a.example\"]}");
    var renamed = send("PATCH //" + id, "{\"name\":\"Support\",\"description\":\"Helps.\"}").body();
    assertThat(renamed.at("/agent/name").textValue()).isEqualTo("Support");
    assertThat(renamed.at("/agent/window"))
        .isEqualTo(Json.of("{\"quietMs\":3000,\"capMs\":10000}"));
    assertThat(renamed.at("/agent/allowedOrigins/0").textValue()).isEqualTo("https://a.example");
    var emptied =
        send(
                "PATCH //" + id,
                "{\"allowedOrigins\":[],\"description\":null,\"window\":{\"quietMs\":0,\"capMs\":0}}")
            .body();
    assertThat(emptied.at("/agent/allowedOrigins")).isEmpty();
    assertThat(emptied.at("/agent/description").isNull()).isTrue();
    assertThat(emptied.at("/agent/window")).isEqualTo(Json.of("{\"quietMs\":0,\"capMs\":0}"));
    assertThat(send("GET //" + id, null).body()).isEqualTo(emptied);
  }

  @Test
  void a_retired_agent_begins_no_thread_and_keeps_those_that_it_has() throws IOException {
    var id = register("{\"name\":\"Sales\"}");
    var body = "{\"agentId\":\"%s\"}".formatted(id);
    var thread = premises.send("POST /api/v1/threads/web", body, acme.key()).body();
    assertThat(send("DELETE //" + id, null).status()).isEqualTo(204);
    assertThat(send("DELETE //" + id, null).status()).isEqualTo(404);
    assertThat(premises.send("POST /api/v1/threads/web", body, acme.key()).status()).isEqualTo(404);
    assertThat(premises.send("POST /api/v1/chat/threads", body, "").status()).isEqualTo(404);
    var path = "/api/v1/threads/" + thread.at("/thread/id").textValue();
    assertThat(premises.send("GET " + path, null, acme.key()).body()).isEqualTo(thread);
    var said = premises.send("POST " + path + "/messages", "{\"message\":\"Hi\"}", acme.key());
    assertThat(said.status()).isEqualTo(200);
  }

  @Test
  void the_last_agent_stays() throws IOException {
    var refused = send("DELETE //" + acme.bot().id().value(), null);
    assertError(refused, 409, "CONFLICT", "The last agent stays.");
  }

  @Test
  void an_organization_has_so_many_and_no_more() throws IOException {
    for (int i = 1; i < 100; i++) register("{\"name\":\"" + i + "\"}");
    var refused = send("POST /", "{\"name\":\"one more\"}");
    assertError(refused, 409, "CONFLICT", "There are 100 agents already.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        | name is required.
          {"name":""}                               | name must have at least 1 character(s).
          {"name":"a","window":{}}                  | window.quietMs is required.
          {"name":"a","window":{"quietMs":9,"capMs":8}} | window.capMs is refused: the cap is at least as long as the quiet..
          {"name":"a","window":{"quietMs":-1,"capMs":8}} | window.quietMs must be at least 0.
          {"name":"a","allowedOrigins":["*"]}       | allowedOrigins is refused: an origin is written like https://shop.example..
          {"name":"a","allowedOrigins":["null"]}    | allowedOrigins is refused: an origin is written like https://shop.example..
          {"name":"a","allowedOrigins":["https://a.example/"]} | allowedOrigins is refused: an origin is written like https://shop.example..
          {"name":"a","allowedOrigins":["https://*.example"]} | allowedOrigins is refused: an origin is written like https://shop.example..
          """)
  void what_is_no_agent_is_refused(String body, String message) throws IOException {
    assertError(send("POST /", body), 400, "BAD_REQUEST", message);
  }

  @Test
  void another_organizations_agent_is_as_good_as_none() throws IOException {
    var id = register("{\"name\":\"Sales\"}");
    var stranger = premises.tenant().key();
    for (var each : List.of(id, UUID.randomUUID().toString())) {
      var path = " /api/v1/agents/" + each;
      assertThat(premises.send("GET" + path, null, stranger).status()).isEqualTo(404);
      assertThat(premises.send("PATCH" + path, "{\"name\":\"x\"}", stranger).status())
          .isEqualTo(404);
      assertThat(premises.send("DELETE" + path, null, stranger).status()).isEqualTo(404);
    }
    assertThat(send("GET //" + id, null).body().at("/agent/name").textValue()).isEqualTo("Sales");
  }
}
