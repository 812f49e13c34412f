package dev.baton.http.hitl;

import dev.baton.application.access.Caller;
import dev.baton.application.access.IdentifyCaller.Identity;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls: an operator, or with a key that is bound to nobody the organization itself. */
record CallerRead(
    UUID organization_id,
    String organization_name,
    @Nullable UUID operator_id,
    @Nullable String display_name,
    String role,
    ApiKeyRead api_key) {

  record ApiKeyRead(UUID id, String name, List<String> scopes) {}

  static CallerRead of(Caller caller, Identity identity) {
    var operator = identity.operator();
    return new CallerRead(
        identity.organization().id().value(),
        identity.organization().name(),
        operator == null ? null : operator.id().value(),
        operator == null ? null : operator.name(),
        operator == null ? "organization" : operator.role().name().toLowerCase(Locale.ROOT),
        new ApiKeyRead(caller.key().value(), caller.keyName(), KeyRead.words(caller.scopes())));
  }
}
