package dev.baton.http.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Handler;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import dev.baton.http.hitl.HitlDialect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measure itself is measured: what it lets pass nobody would notice. */
class ContractTest {
  private static final String GOOD =
      "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"inner\":{\"count\":1}}";

  private record Inner(int count) {}

  private record Thing(UUID id, Inner inner) {}

  private record Told(long seq) {}

  private final Contract contract =
      Contract.of(
          new Table(
              List.of(
                  new Surface(
                      "x",
                      new HitlDialect(),
                      List.of("/x"),
                      List.of(
                          Endpoint.get("/x/{id}", Access.anyKey(), reading())
                              .named("getX", "x")
                              .answers(200, Thing.class),
                          Endpoint.get("/x/{id}/stream", Access.anyKey(), reading())
                              .named("followX", "x")
                              .streams(Map.of("told", Told.class)))))));

  private static Handler reading() {
    return http -> http.refuse(http.read(in -> new dev.baton.http.Fault.NotFound()));
  }

  @Test
  void what_the_document_says_passes() {
    assertThatCode(() -> contract.hold("GET", "/x/1?a=b", 200, GOOD)).doesNotThrowAnyException();
    var missing = "{\"error\":\"not_found\",\"message\":\"x\"}";
    assertThatCode(() -> contract.hold("GET", "/x/1", 404, missing)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"018f0000-0000-7000-8000-000000000001\"}",
        "{\"id\":\"x\",\"inner\":{\"count\":1}}",
        "{\"id\":null,\"inner\":{\"count\":1}}",
        "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"inner\":{\"count\":1,\"more\":2}}",
        "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"inner\":{\"count\":1},\"more\":2}",
        "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"inner\":{\"count\":\"1\"}}",
        "[]"
      })
  void a_field_too_many_too_few_or_of_another_kind_does_not(String body) {
    assertThatThrownBy(() -> contract.hold("GET", "/x/1", 200, body))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void neither_does_a_status_that_is_not_there() {
    assertThatThrownBy(() -> contract.hold("GET", "/x/1", 201, GOOD))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract.hold("GET", "/x/1", 409, "{}"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void nor_an_event_that_is_not_told_like_that() {
    var path = "/x/1/stream";
    assertThatCode(() -> contract.holdEvent(path, "told", Json.of("{\"seq\":1}")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> contract.holdEvent(path, "told", Json.of("{\"seq\":1,\"x\":1}")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> contract.holdEvent(path, "other", Json.of("{\"seq\":1}")))
        .isInstanceOf(AssertionError.class);
  }
}
