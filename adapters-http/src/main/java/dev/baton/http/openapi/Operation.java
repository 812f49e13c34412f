package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.Description.Answer;
import dev.baton.http.Description.Reading;
import dev.baton.http.Endpoint;
import dev.baton.http.Method;
import dev.baton.http.Surface;
import dev.baton.http.input.Loc.Origin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One endpoint in the reference. */
final class Operation {
  private final Surface surface;
  private final Endpoint endpoint;
  private final Recording reads;
  private final WireSchemas schemas;

  Operation(Surface surface, Endpoint endpoint, WireSchemas schemas) {
    this.surface = surface;
    this.endpoint = endpoint;
    this.reads = Probe.ask(endpoint);
    this.schemas = schemas;
  }

  ObjectNode written(Refusals refusals) {
    var operation = Schema.anything().put("operationId", endpoint.description().name());
    operation.put("summary", endpoint.description().summary());
    operation.putArray("tags").add(surface.name());
    operation.set("security", Security.of(endpoint.access()));
    parameters(operation);
    if (reads.takesBody()) operation.set("requestBody", body());
    if (endpoint.description().reading() instanceof Reading.AForm(_, var fields))
      operation.set("requestBody", form(fields));
    operation.set("responses", responses(refusals));
    return operation;
  }

  private void parameters(ObjectNode operation) {
    var parameters = operation.arrayNode();
    reads.want(Origin.PATH).members().forEach((name, _) -> parameters.add(parameter("path", name)));
    reads
        .want(Origin.QUERY)
        .members()
        .forEach((name, _) -> parameters.add(parameter("query", name)));
    parameters.add(Parameters.reference(Parameters.REQUEST_ID));
    if (endpoint.method() == Method.POST)
      parameters.add(Parameters.reference(Parameters.IDEMPOTENCY_KEY));
    if (endpoint.method() == Method.GET && streams())
      parameters.add(Parameters.reference(Parameters.LAST_EVENT_ID));
    if (endpoint.description().reading() instanceof Reading.AForm(var proof, _))
      parameters.add(Parameters.required(proof));
    operation.set("parameters", parameters);
  }

  private boolean streams() {
    return endpoint.description().answers().stream().anyMatch(Answer.Events.class::isInstance);
  }

  private ObjectNode parameter(String in, String name) {
    var want = reads.want(in.equals("path") ? Origin.PATH : Origin.QUERY).at(name);
    var parameter = Schema.anything().put("name", name).put("in", in);
    parameter.put("required", want.required());
    parameter.set("schema", RequestSchema.of(want));
    return parameter;
  }

  private ObjectNode body() {
    var want = reads.want(Origin.BODY);
    var body = Schema.anything().put("required", want.required());
    var schema = RequestSchema.of(want);
    var content = body.putObject("content").putObject("application/json");
    content.set("schema", schema);
    content.set("example", Samples.of(schema));
    return body;
  }

  private static ObjectNode form(List<String> fields) {
    var schema = Schema.of("object");
    var properties = schema.putObject("properties");
    fields.forEach(field -> properties.set(field, Schema.of("string")));
    var body = Schema.anything().put("required", true);
    body.putObject("content").putObject("application/x-www-form-urlencoded").set("schema", schema);
    return body;
  }

  private ObjectNode responses(Refusals refusals) {
    Map<String, ObjectNode> responses = new TreeMap<>();
    refusals
        .of(endpoint, reads, surface.dialect())
        .forEach((status, reference) -> responses.put(Integer.toString(status), reference));
    for (var answer : endpoint.description().answers()) {
      responses.compute(
          Integer.toString(answer.status()),
          (_, before) ->
              before != null && before.has("$ref")
                  ? refused(answer, refusals.resolved(before))
                  : answered(answer, before == null ? response() : before));
    }
    var written = Schema.anything();
    responses.forEach(written::set);
    return written;
  }

  /** An endpoint that refuses in words of its own refuses in those of all its kind as well. */
  private ObjectNode refused(Answer answer, ObjectNode shared) {
    if (!(answer instanceof Answer.Json(_, var type))) return answered(answer, shared);
    var either = Schema.anything();
    either
        .putArray("anyOf")
        .add(schemas.of(type))
        .add(shared.at("/content/application~1json/schema"));
    put(shared, "application/json", either);
    return shared;
  }

  private ObjectNode response() {
    var response = Schema.anything().put("description", endpoint.description().summary());
    response.set("headers", Headers.ofAnswer(endpoint));
    return response;
  }

  private ObjectNode answered(Answer answer, ObjectNode response) {
    switch (answer) {
      case Answer.Nothing _ -> {}
      case Answer.Json(_, var type) -> put(response, "application/json", schemas.of(type));
      case Answer.Other(_, var media) -> put(response, media, Schema.anything());
      case Answer.Events(var events) -> {
        put(response, "text/event-stream", Schema.of("string"));
        var told = response.withObject("/content/text~1event-stream/x-events");
        events.forEach((name, type) -> told.set(name, schemas.of(type)));
      }
    }
    return response;
  }

  private void put(ObjectNode response, String media, ObjectNode schema) {
    var content = response.withObject("/content").putObject(media);
    content.set("schema", schema);
    if (media.equals("application/json"))
      content.set("example", new Samples(schemas.components()).of("", schema));
  }
}
