package dev.baton.server.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import dev.baton.http.Table;
import dev.baton.http.kit.Contract;
import dev.baton.http.kit.Json;
import dev.baton.http.kit.Seeds;
import dev.baton.http.openapi.Document;
import dev.baton.server.installation.Installation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference says is made of the routes; this is that it says all there is, rightly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointDescribedTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  @AutoClose private final Installation installation = Installation.fresh();
  private Table table;
  private JsonNode document;

  @BeforeAll
  void start() {
    var site = installation.start();
    table = site.node().get(Table.class);
    document = site.people().nobody().get("/openapi.json").expect(200).body();
  }

  /** How one is described: CONTRIBUTING.md, "Easy to get wrong". */
  @Test
  void every_endpoint_has_a_name_of_its_own_a_summary_and_an_answer() {
    for (var endpoint : table.endpoints()) {
      var told = endpoint.description();
      assertThat(told.name()).as("%s", endpoint).matches("[a-z][A-Za-z]+");
      assertThat(told.summary()).as(told.name()).isNotBlank().doesNotEndWith(".");
      assertThat(told.answers()).as(told.name()).isNotEmpty();
      assertThat(operation(endpoint).isMissingNode()).as(told.name()).isFalse();
    }
    assertThat(table.endpoints())
        .extracting(each -> each.description().name())
        .doesNotHaveDuplicates();
  }

  @Test
  void every_parameter_of_a_path_is_described_and_a_post_takes_an_idempotency_key() {
    for (var endpoint : table.endpoints()) {
      var told = new ArrayList<String>();
      operation(endpoint).get("parameters").forEach(each -> told.add(each.path("name").asText()));
      PARAMETER
          .matcher(endpoint.path())
          .results()
          .forEach(each -> assertThat(told).as(endpoint.path()).contains(each.group(1)));
      var written = operation(endpoint).toString();
      assertThat(written.contains("Idempotency-Key"))
          .as(endpoint.path())
          .isEqualTo(endpoint.method() == Method.POST);
    }
  }

  @Test
  void what_changes_something_and_has_a_body_tells_its_fields() {
    var silent = new ArrayList<String>();
    for (var endpoint : table.endpoints()) {
      var body = operation(endpoint).at("/requestBody/content/application~1json/schema");
      if (!EnumSet.of(Method.PUT, Method.PATCH).contains(endpoint.method())) continue;
      if (body.path("properties").isEmpty()) silent.add(endpoint.path());
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void the_document_is_openapi_3_1() {
    var options = new ParseOptions();
    options.setResolve(true);
    var parsed = new OpenAPIV3Parser().readContents(document.toString(), null, options);
    assertThat(parsed.getMessages()).isNullOrEmpty();
    assertThat(parsed.getOpenAPI().getOpenapi()).isEqualTo("3.1.1");
    assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(document.get("paths"));
  }

  @Test
  void every_schema_is_a_json_schema() {
    var meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));
    var schemas = new ArrayList<JsonNode>();
    document.at("/components/schemas").forEach(schemas::add);
    document.findValues("schema").forEach(schemas::add);
    assertThat(schemas).hasSizeGreaterThan(100);
    for (var schema : schemas) assertThat(meta.validate(schema)).as("%s", schema).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() {
    for (var reference : document.findValuesAsText("$ref"))
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
  }

  @Test
  void every_example_is_one() {
    assertThat(Contract.of(document).holdExamples()).isGreaterThan(80);
  }

  /** What the page takes and we do not would break its clients; the other way round ours. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          relayMessage | {"content":"x"}
          relayMessage | {"content":""}
          relayMessage | {"content":null}
          relayMessage | {"content":1}
          relayMessage | {"content":"x","more":1}
          relayMessage | {}
          sendThreadMessage | {"message":"x"}
          sendThreadMessage | {"message":"x","more":1}
          sendThreadMessage | {"message":""}
          sendThreadMessage | {"message":null}
          sendThreadMessage | {}
          replyToVisitor | {"text":"x"}
          replyToVisitor | {"text":"","attachments":[{"url":"https://example.com/x.png"}]}
          replyToVisitor | {"attachments":[{"url":"https://example.com/x.png","more":1}]}
          replyToVisitor | {"attachments":[{}]}
          replyToVisitor | {"attachments":[{"url":1}]}
          replyToVisitor | {"attachments":{}}
          replyToVisitor | {"text":null}
          sendCopilotMessage | {"content":"x"}
          sendCopilotMessage | {"content":"x","workflow":null}
          sendCopilotMessage | {"content":"x","workflow":"suggest_reply","more":1}
          sendCopilotMessage | {"content":""}
          sendCopilotMessage | {"content":null}
          sendCopilotMessage | {"content":"x","workflow":1}
          sendCopilotMessage | {}
          """)
  void the_seeds_take_what_their_pages_take(String operation, String body) {
    var json = Json.of(body);
    assertThat(Contract.of(document).takes(operation, json))
        .isEqualTo(Seeds.takes(operation, json));
  }

  @Test
  void it_is_the_same_every_time_and_in_order() {
    assertThat(Document.of(table).toString()).isEqualTo(Document.of(table).toString());
    var paths = new ArrayList<String>();
    document.get("paths").fieldNames().forEachRemaining(paths::add);
    assertThat(paths).isSorted();
  }

  private JsonNode operation(Endpoint endpoint) {
    return document
        .path("paths")
        .path(endpoint.path())
        .path(endpoint.method().name().toLowerCase(Locale.ROOT));
  }
}
