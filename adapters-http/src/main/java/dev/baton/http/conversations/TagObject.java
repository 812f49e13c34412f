package dev.baton.http.conversations;

import dev.baton.domain.tag.Tag;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tag on this wire. Source: the dialect's public document. */
record TagObject(
    @Words({"conversation_tag"}) String object,
    UUID id,
    String name,
    @Nullable String color,
    Instant created_at) {

  static TagObject of(Tag tag) {
    return new TagObject(
        "conversation_tag", tag.id().value(), tag.name(), tag.color(), tag.createdAt());
  }
}
