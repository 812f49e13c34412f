package dev.baton.http.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.hitl.HitlDialect;
import dev.baton.http.input.Input;
import dev.baton.http.input.Loc.Origin;
import dev.baton.http.input.Text;
import dev.baton.http.kit.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private static void assertBody(Function<Input, ?> reading, String schema) {
    var want = Recording.of(reading).want(Origin.BODY);
    assertThat(Json.of(RequestSchema.of(want).toString())).isEqualTo(Json.of(schema));
  }

  @Test
  void a_field_is_told_with_its_bounds_its_words_and_its_default() {
    assertBody(
        in -> {
          var body = in.body().closed();
          body.text("content", Text.atLeast(1).atMost(9));
          body.integerOr("lease", 30, 600, 60);
          body.uuidOrNull("to");
          return body.oneOfOr("kind", new TreeMap<>(Map.of("a", 1, "b", 2)), 2);
        },
        """
        {"type":"object","properties":{
          "content":{"type":"string","minLength":1,"maxLength":9},
          "lease":{"type":"integer","format":"int64","minimum":30,"maximum":600,"default":60},
          "to":{"type":["string","null"],"format":"uuid"},
          "kind":{"type":"string","enum":["a","b"],"default":"b"}},
         "required":["content"],"additionalProperties":false}\
        """);
  }

  @Test
  void what_hangs_in_objects_and_lists_is_found() {
    assertBody(
        in -> {
          var body = in.body();
          var packet = body.objectOrNull("packet");
          if (packet != null) packet.object("pointer").closed().uuid("id");
          return body.each("files", 1, 10, file -> file.text("url", Text.any()));
        },
        """
        {"type":"object","properties":{
          "packet":{"type":["object","null"],"properties":{
            "pointer":{"type":"object","properties":{"id":{"type":"string","format":"uuid"}},
                       "required":["id"],"additionalProperties":false}},
            "required":["pointer"]},
          "files":{"type":"array","minItems":1,"maxItems":10,"items":{
            "type":"object","properties":{"url":{"type":"string","maxLength":10000}},
            "required":["url"]}}},
         "required":["files"]}\
        """);
  }

  @Test
  void a_field_that_only_some_words_ask_for_is_found_and_not_required() {
    assertBody(
        in -> {
          var body = in.body();
          var kinds = new TreeMap<>(Map.of("push", true, "pull", false));
          return body.oneOf("kind", kinds) ? body.text("url", Text.any()) : "";
        },
        """
        {"type":"object","properties":{
          "kind":{"type":"string","enum":["pull","push"]},
          "url":{"type":"string","maxLength":10000}},
         "required":["kind"]}\
        """);
  }

  @Test
  void a_field_is_found_that_is_read_only_when_it_was_sent() {
    assertBody(
        in -> {
          var body = in.body();
          return body.has("scopes") ? body.texts("scopes", 1, 3, Text.any()) : List.of();
        },
        """
        {"type":"object","properties":{
          "scopes":{"type":"array","minItems":1,"maxItems":3,
                    "items":{"type":"string","maxLength":10000}}}}\
        """);
  }

  @Test
  void a_type_that_dislikes_what_was_made_up_hides_nothing() {
    assertBody(
        in -> {
          var body = in.body();
          var name = body.text("name", Text.atLeast(1));
          if (name.isEmpty()) throw new IllegalArgumentException("nameless");
          return body.flag("sure");
        },
        """
        {"type":"object","properties":{
          "name":{"type":"string","minLength":1,"maxLength":10000},
          "sure":{"type":"boolean"}},
         "required":["name","sure"]}\
        """);
  }

  @Test
  void asking_an_endpoint_leaves_it_before_it_does_anything() {
    var done = new AtomicInteger();
    var endpoint =
        Endpoint.post(
            "/x/{id}",
            Access.anyKey(),
            http -> {
              var read = http.read(in -> in.path().uuid("id"));
              done.incrementAndGet();
              return Reply.ok(read);
            });
    var recording = Probe.ask(endpoint);
    assertThat(recording.want(Origin.PATH).members()).containsOnlyKeys("id");
    assertThat(recording.takesBody()).isFalse();
    assertThat(done).hasValue(0);
  }

  @Test
  void an_endpoint_that_answers_before_it_reads_is_refused() {
    var endpoint = Endpoint.get("/x", Access.open(), _ -> Reply.noContent());
    assertThatThrownBy(() -> Probe.ask(endpoint)).hasMessageContaining("before it reads");
    assertThat(Probe.ask(endpoint.readsNothing()).takesAnything()).isFalse();
  }

  @Test
  void an_endpoint_that_looks_at_its_body_by_itself_is_refused() {
    var endpoint =
        Endpoint.post("/x", Access.open(), http -> Reply.ok(new String(http.body(), UTF_8)));
    assertThatThrownBy(() -> Probe.ask(endpoint)).hasMessageContaining("before it reads");
  }

  @Test
  void a_form_is_told_by_the_endpoint_since_others_fill_it_in() {
    var endpoint =
        Endpoint.post("/x", Access.open(), _ -> Reply.noContent())
            .named("hear", "x")
            .takesForm("X-Proof", "From", "Body")
            .answers(204);
    var surface = new Surface("x", new HitlDialect(), List.of("/x"), List.of(endpoint));
    var operation = Document.of(new Table(List.of(surface))).at("/paths/~1x/post");
    assertThat(operation.at("/requestBody/content/application~1x-www-form-urlencoded/schema"))
        .isEqualTo(
            Json.of(
                """
                {"type":"object",
                 "properties":{"From":{"type":"string"},"Body":{"type":"string"}}}\
                """));
    assertThat(operation.get("parameters").findValuesAsText("name")).containsExactly("X-Proof");
  }
}
