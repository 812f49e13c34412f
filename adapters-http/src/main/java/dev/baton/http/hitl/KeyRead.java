package dev.baton.http.hitl;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.application.access.ApiKeys;
import dev.baton.application.access.IssueKey;
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
    boolean is_active,
    @Nullable UUID operator_id,
    @Nullable Instant paused_at,
    @Nullable Instant last_used_at,
    @Nullable Instant expires_at,
    Instant created_at) {

  /** The one answer that has the secret. */
  record Created(@JsonUnwrapped KeyRead key, String plain_text_key) {

    static Created of(IssueKey.Issued issued) {
      return new Created(KeyRead.of(issued.known()), issued.secret().text());
    }
  }

  static KeyRead of(ApiKeys.Known known) {
    var key = known.key();
    var operator = key.operator();
    return new KeyRead(
        key.id().value(),
        key.name(),
        key.prefix(),
        words(key.scopes()),
        known.active(),
        operator == null ? null : operator.id().value(),
        key.validity().pausedAt(),
        known.lastUsedAt(),
        key.validity().expiresAt(),
        key.validity().createdAt());
  }

  static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).toList();
  }
}
