package dev.baton.http.hitl;

import dev.baton.application.access.Caller;
import dev.baton.application.access.IssueKey;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Scope;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import java.util.EnumSet;
import java.util.Set;

/** The body of creating a key. */
final class KeyRequest {
  private static final int LONGEST_NAME = 255;

  private KeyRequest() {}

  static IssueKey.Order read(Fields body, Caller caller) {
    var operator = body.uuidOrNull("operator_id");
    return new IssueKey.Order(
        body.text("name", Text.atLeast(1).atMost(LONGEST_NAME)),
        scopes(body, caller),
        operator == null ? null : new Operator.Id(operator),
        Moments.orNull("expires_at", body));
  }

  /** Where none are named, all that the caller may give. */
  private static Set<Scope> scopes(Fields body, Caller caller) {
    if (!body.has("scopes")) return caller.scopes();
    var scopes = EnumSet.noneOf(Scope.class);
    for (var word : body.texts("scopes", 1, Scope.values().length, Text.any())) {
      var scope = Scope.of(word);
      body.require(scope.isPresent(), "scopes", "no such scope: " + word);
      scope.ifPresent(scopes::add);
    }
    return scopes;
  }
}
