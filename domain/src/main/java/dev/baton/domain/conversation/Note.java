package dev.baton.domain.conversation;

import dev.baton.domain.access.Operator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the team tells itself about a conversation. It is no message: it has no place in the order
 * of what was said, and the visitor never sees it.
 *
 * @param author null when the key that wrote it was bound to nobody
 */
public record Note(
    Id id, Conversation.Id conversation, Operator.@Nullable Id author, String content, Instant at) {

  public record Id(UUID value) {}
}
