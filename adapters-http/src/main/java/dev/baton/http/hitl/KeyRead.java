package dev.baton.http.hitl;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.application.access.IssueKey;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as it may be shown: never its secret. */
record KeyRead(
    UUID id,
    String name,
    String key_prefix,
    List<String> scopes,
    @Nullable UUID operator_id,
    @Nullable Instant expires_at,
    Instant created_at) {

  /** The one answer that has the secret. */
  record Created(@JsonUnwrapped KeyRead key, String plain_text_key) {

    static Created of(IssueKey.Issued issued) {
      return new Created(KeyRead.of(issued.key()), issued.secret());
    }
  }

  static KeyRead of(ApiKey key) {
    var operator = key.operator();
    return new KeyRead(
        key.id().value(),
        key.name(),
        key.prefix(),
        words(key.scopes()),
        operator == null ? null : operator.id().value(),
        key.validity().expiresAt(),
        key.validity().createdAt());
  }

  static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).toList();
  }
}
