package dev.baton.http.hitl;

import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The bodies of employing an operator and of changing one. */
record OperatorRequest(String name, Role role, @Nullable String email) {
  private static final int LONGEST = 255;
  private static final Map<String, Role> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("operator", Role.OPERATOR);
    ROLES.put("supervisor", Role.SUPERVISOR);
    ROLES.put("admin", Role.ADMIN);
  }

  static OperatorRequest read(Fields body) {
    return new OperatorRequest(
        body.text("name", spoken()), body.oneOfOr("role", ROLES, Role.OPERATOR), email(body));
  }

  /** What is not named stays as it is; a null email is none. */
  static UnaryOperator<Operator> edit(Fields body) {
    var name = body.has("name") ? body.text("name", spoken()) : null;
    var role = body.has("role") ? body.oneOf("role", ROLES) : null;
    boolean mailed = body.has("email");
    var email = email(body);
    return it ->
        new Operator(
            it.id(),
            it.organization(),
            name == null ? it.name() : name,
            role == null ? it.role() : role,
            mailed ? email : it.email());
  }

  private static Text spoken() {
    return Text.atLeast(1).atMost(LONGEST);
  }

  private static @Nullable String email(Fields body) {
    var email = body.textOrNull("email", Text.atLeast(1).atMost(LONGEST));
    body.require(email == null || email.indexOf('@') > 0, "email", "not an e-mail address");
    return email;
  }
}
