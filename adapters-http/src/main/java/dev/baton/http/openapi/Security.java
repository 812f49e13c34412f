package dev.baton.http.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.http.Access;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Who may call, in the words of OpenAPI: what a key must have, scope and role, it calls roles. */
final class Security {
  private static final List<String> KEY = List.of("apiKey", "bearerKey");
  private static final List<String> TOKEN = List.of("visitorToken", "visitorTokenInQuery");

  private Security() {}

  static Map<String, ObjectNode> components() {
    var schemes = new TreeMap<String, ObjectNode>();
    schemes.put("apiKey", inPlace("header", "x-api-key", "A key of the organization"));
    schemes.put("bearerKey", bearer("The same key as a bearer token"));
    schemes.put("visitorToken", bearer("What a visitor got on opening a chat: opens that chat"));
    schemes.put("visitorTokenInQuery", inPlace("query", "token", "The same for EventSource"));
    return schemes;
  }

  static ArrayNode of(Access access) {
    return switch (access) {
      case Access.Open _ -> anyOf(List.of(), List.of());
      case Access.AnyKey _ -> anyOf(KEY, List.of());
      case Access.Scoped(var scope, var least) -> anyOf(KEY, roles(scope, least));
      case Access.Visitor _ -> anyOf(TOKEN, List.of());
    };
  }

  private static List<String> roles(Scope scope, Role least) {
    if (least == Role.OPERATOR) return List.of(scope.word());
    return List.of(scope.word(), least.name().toLowerCase(Locale.ROOT));
  }

  private static ArrayNode anyOf(List<String> schemes, List<String> roles) {
    var choices = JsonNodeFactory.instance.arrayNode();
    for (var scheme : schemes) roles.forEach(choices.addObject().putArray(scheme)::add);
    return choices;
  }

  private static ObjectNode inPlace(String in, String name, String description) {
    return Schema.of("apiKey").put("in", in).put("name", name).put("description", description);
  }

  private static ObjectNode bearer(String description) {
    return Schema.of("http").put("scheme", "bearer").put("description", description);
  }
}
