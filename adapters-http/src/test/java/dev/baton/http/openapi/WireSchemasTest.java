package dev.baton.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.JsonObject;
import dev.baton.http.kit.Json;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireSchemasTest {
  private final WireSchemas schemas = new WireSchemas();

  private JsonNode component(Type type) {
    var name = schemas.of(type).get("$ref").textValue().substring("#/components/schemas/".length());
    return Objects.requireNonNull(schemas.components().get(name));
  }

  @Closed
  record Message(
      UUID id, @Nullable String text, @Words({"a", "b"}) @Nullable String kind, Instant at) {}

  @Test
  void a_record_has_all_its_fields_and_a_closed_one_no_more() {
    assertThat(component(Message.class))
        .isEqualTo(
            Json.of(
                """
                {"type":"object","title":"Message","properties":{
                  "id":{"type":"string","format":"uuid"},
                  "text":{"type":["string","null"]},
                  "kind":{"type":["string","null"],"enum":["a","b",null]},
                  "at":{"type":"string","format":"date-time"}},
                 "required":["id","text","kind","at"],"additionalProperties":false}\
                """));
  }

  record Holder(
      @Nullable Message last, List<Message> all, JsonObject facts, Map<String, Long> by) {}

  @Test
  void records_in_records_are_named_once_and_referred_to() {
    assertThat(component(Holder.class).get("properties"))
        .isEqualTo(
            Json.of(
                """
                {"last":{"anyOf":[{"$ref":"#/components/schemas/openapi.Message"},{"type":"null"}]},
                 "all":{"type":"array","items":{"$ref":"#/components/schemas/openapi.Message"}},
                 "facts":{"type":"object"},
                 "by":{"type":"object",
                       "additionalProperties":{"type":"integer","format":"int64"}}}\
                """));
    assertThat(schemas.components()).containsOnlyKeys("openapi.Holder", "openapi.Message");
  }

  record Odd(
      @JsonUnwrapped Message message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint,
      @JsonAnyGetter Map<String, Object> facts) {}

  @Test
  void what_jackson_writes_otherwise_is_told_otherwise() {
    var odd = component(Odd.class);
    assertThat(odd.get("required")).isEqualTo(Json.of("[\"id\",\"text\",\"kind\",\"at\"]"));
    assertThat(odd.at("/properties/hint")).isEqualTo(Json.of("{\"type\":\"string\"}"));
    assertThat(odd.get("additionalProperties").booleanValue()).isTrue();
    assertThat(odd.at("/properties/facts").isMissingNode()).isTrue();
  }

  record Page<T>(List<T> data) {}

  record Pages(Page<Message> messages) {}

  @Test
  void a_generic_record_is_named_by_what_it_holds() {
    assertThat(component(Pages.class).at("/properties/messages/$ref").textValue())
        .isEqualTo("#/components/schemas/openapi.Page_Message");
    assertThat(schemas.components()).containsKeys("openapi.Page_Message", "openapi.Message");
  }

  static final class Elsewhere {
    record Message(String text) {}
  }

  @Test
  void two_records_do_not_share_a_name() {
    schemas.of(Message.class);
    assertThatThrownBy(() -> schemas.of(Elsewhere.Message.class))
        .hasMessageContaining("one name for two records");
  }
}
