package dev.baton.http.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.baton.http.Table;
import dev.baton.http.openapi.Document;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds answers against the OpenAPI document: a status that is not in it fails, and so does a field
 * too many or too few, whether or not the document promises that there will be no more.
 */
public final class Contract {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig FORMATS_TOO =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
  private static final Map<String, Contract> BY_TABLE = new ConcurrentHashMap<>();

  private final ObjectNode document;
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    // A schema alone has its definitions elsewhere than a document.
    var text = document.toString().replace("#/components/schemas/", "#/$defs/");
    this.document = (ObjectNode) Json.of(text);
    forbidMore(this.document.at("/components/schemas"));
  }

  /** Of a document as it was served. */
  public static Contract of(JsonNode document) {
    return new Contract(document);
  }

  /** Of what a table serves; the same for tables of the same endpoints. */
  public static Contract of(Table table) {
    var key = new StringBuilder();
    table.endpoints().forEach(each -> key.append(each.method()).append(each.path()));
    return BY_TABLE.computeIfAbsent(key.toString(), _ -> new Contract(Document.of(table)));
  }

  /** One answer to a request; a body that is no JSON is held against nothing. */
  public void hold(String method, String target, int status, String body) {
    var operation = operation(method, target.split("\\?", 2)[0]).orElse(null);
    if (operation == null || status == 405) return;
    var name = operation.get("operationId").textValue();
    var response = resolved(operation.get("responses").path(Integer.toString(status)));
    assertThat(response.isMissingNode())
        .as("%s does not answer %d: %s", name, status, body)
        .isFalse();
    var schema = response.at("/content/application~1json/schema");
    if (schema.isMissingNode()) return;
    hold(name + " " + status, schema, Json.of(body));
    Seeds.hold(name, status, Json.of(body));
  }

  /** One event of a stream. */
  public void holdEvent(String target, String event, JsonNode data) {
    var operation = operation("GET", target.split("\\?", 2)[0]).orElse(null);
    if (operation == null) return;
    var told = operation.at("/responses/200/content/text~1event-stream/x-events");
    var name = operation.get("operationId").textValue() + " tells " + event;
    assertThat(told.has(event)).as(name).isTrue();
    hold(name, told.get(event), data);
  }

  /** Whether the document takes this as the body of a request. */
  public boolean takes(String operation, JsonNode body) {
    var schema =
        document.findParents("operationId").stream()
            .filter(each -> each.get("operationId").textValue().equals(operation))
            .map(each -> each.at("/requestBody/content/application~1json/schema"))
            .findAny()
            .orElseThrow();
    return compile(schema).validate(body).isEmpty();
  }

  /** The document's own examples; how many there are. */
  public int holdExamples() {
    var contents = document.findParents("example");
    for (var content : contents)
      hold("example " + content, content.get("schema"), content.get("example"));
    return contents.size();
  }

  private void hold(String name, JsonNode schema, JsonNode value) {
    var errors = compiled.computeIfAbsent(name, _ -> compile(schema)).validate(value);
    assertThat(errors).as("%s: %s", name, value).isEmpty();
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("$defs", document.at("/components/schemas"));
    return SCHEMAS.getSchema(whole, FORMATS_TOO);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /** A literal before a parameter, as the server matches. */
  private Optional<JsonNode> operation(String method, String path) {
    return document.get("paths").properties().stream()
        .filter(each -> path.matches(pattern(each.getKey())))
        .min(Comparator.comparingLong(each -> each.getKey().chars().filter(c -> c == '{').count()))
        .map(each -> each.getValue().get(method.toLowerCase(Locale.ROOT)));
  }

  private static String pattern(String template) {
    return Pattern.compile("\\{\\w+}")
        .splitAsStream(template + " ")
        .map(literal -> Pattern.quote(literal.stripTrailing()))
        .reduce((a, b) -> a + "[^/]+" + b)
        .orElseThrow();
  }

  private static void forbidMore(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) object.put("additionalProperties", false);
    node.forEach(Contract::forbidMore);
  }
}
