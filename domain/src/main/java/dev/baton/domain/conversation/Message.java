package dev.baton.domain.conversation;

import dev.baton.domain.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message of a conversation, at its place in the one order that every reader sees.
 *
 * @param seq gapless within the conversation, from 0
 * @param at when it was written, to the microsecond
 */
public record Message(
    Id id,
    Conversation.Id conversation,
    long seq,
    Author author,
    String text,
    JsonObject metadata,
    Instant at) {

  public record Id(UUID value) {}

  public Message {
    if (seq < 0) throw new IllegalArgumentException("seq counts from 0");
  }

  /** Whether it was written for the visitor to read. */
  public boolean outbound() {
    return !(author instanceof Author.Visitor);
  }

  public List<Part> parts() {
    return List.of(new Part.Text(Part.Id.of(id, 0), 0, text));
  }
}
