package dev.baton.server.routes;

import dev.baton.domain.access.Role;
import dev.baton.domain.access.Scope;
import dev.baton.server.installation.Api;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** An operator of each role with a key that has every scope. */
record Roles(Map<Role, String> keys) {

  static Roles of(Api organization) {
    var keys = new EnumMap<Role, String>(Role.class);
    for (var role : Role.values()) keys.put(role, key(organization, role));
    return new Roles(keys);
  }

  String key(Role role) {
    var key = keys.get(role);
    if (key == null) throw new AssertionError("nobody is " + role);
    return key;
  }

  private static String key(Api organization, Role role) {
    var word = role.name().toLowerCase(Locale.ROOT);
    var person = Map.of("name", "Somebody", "role", word);
    var operator = organization.post("/v1/identity/operators", person).expect(201).text("id");
    var scopes = Arrays.stream(Scope.values()).map(Scope::word).toList();
    var order = Map.of("name", word, "operator_id", operator, "scopes", scopes);
    return organization.post("/v1/identity/api-keys", order).expect(201).text("plain_text_key");
  }
}
