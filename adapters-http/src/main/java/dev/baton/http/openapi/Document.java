package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.http.Surface;
import dev.baton.http.Table;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The OpenAPI 3.1 document of a table: the same for the same routes, and written nowhere else.
 * Endpoints that nobody described are left out, which a test forbids.
 */
public final class Document {
  private static final String ABOUT =
      "A self-hosted server for human handoff. One conversation has one id on every surface, and a"
          + " message one id and one seq; each surface keeps the words and the errors of its"
          + " dialect. Times are UTC with microseconds (RFC 3339), ids UUIDs.";

  private final WireSchemas schemas = new WireSchemas();
  private final Refusals refusals = new Refusals(schemas);
  private final Map<String, ObjectNode> paths = new TreeMap<>();

  private Document() {}

  public static ObjectNode of(Table table) {
    var document = new Document();
    table.surfaces().forEach(document::add);
    return document.written(table);
  }

  private void add(Surface surface) {
    for (var endpoint : surface.endpoints()) {
      if (endpoint.description().name().isEmpty()) continue;
      var operation = new Operation(surface, endpoint, schemas).written(refusals);
      paths
          .computeIfAbsent(endpoint.path(), _ -> Schema.anything())
          .set(endpoint.method().name().toLowerCase(Locale.ROOT), operation);
    }
  }

  private ObjectNode written(Table table) {
    var document = Schema.anything().put("openapi", "3.1.1");
    document.putObject("info").put("title", "Baton").put("version", "1").put("description", ABOUT);
    document.putArray("servers").addObject().put("url", "/");
    var tags = document.putArray("tags");
    table.surfaces().stream()
        .map(Surface::name)
        .sorted()
        .forEach(name -> tags.addObject().put("name", name));
    put(document, "paths", paths);
    var components = document.putObject("components");
    put(components, "headers", Headers.components());
    put(components, "parameters", Parameters.components());
    put(components, "responses", refusals.components());
    put(components, "schemas", schemas.components());
    put(components, "securitySchemes", Security.components());
    return document;
  }

  private static void put(ObjectNode parent, String name, Map<String, ObjectNode> members) {
    var object = parent.putObject(name);
    members.forEach(object::set);
  }
}
