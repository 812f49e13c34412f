package dev.baton.http.hitl;

import dev.baton.domain.access.Operator;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator on the wire, which is ours. */
record OperatorRead(
    UUID id, UUID organization_id, String name, String role, @Nullable String email) {

  static OperatorRead of(Operator operator) {
    return new OperatorRead(
        operator.id().value(),
        operator.organization().value(),
        operator.name(),
        operator.role().name().toLowerCase(Locale.ROOT),
        operator.email());
  }
}
