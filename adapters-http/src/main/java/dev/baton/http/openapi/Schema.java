package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The beginnings of JSON Schemas. */
final class Schema {

  private Schema() {}

  static ObjectNode anything() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode of(String type) {
    return anything().put("type", type);
  }

  static ObjectNode ref(String component) {
    return anything().put("$ref", component);
  }

  /** Lets null pass as well, which what takes anything does already. */
  static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("$ref") || schema.has("oneOf")) {
      var either = anything();
      either.putArray("anyOf").add(schema).add(of("null"));
      return either;
    }
    var type = schema.get("type");
    if (type == null || !type.isTextual()) return schema;
    schema.putArray("type").add(type.textValue()).add("null");
    if (schema.has("enum")) schema.withArray("enum").addNull();
    return schema;
  }
}
