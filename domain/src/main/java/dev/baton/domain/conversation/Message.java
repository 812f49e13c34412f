package dev.baton.domain.conversation;

import dev.baton.domain.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
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
    List<Attachment> attachments,
    Instant at) {

  public record Id(UUID value) {}

  public Message {
    attachments = List.copyOf(attachments);
    if (seq < 0) throw new IllegalArgumentException("seq counts from 0");
  }

  public Message(
      Id id,
      Conversation.Id conversation,
      long seq,
      Author author,
      String text,
      JsonObject metadata,
      Instant at) {
    this(id, conversation, seq, author, text, metadata, List.of(), at);
  }

  /** Whether it was written for the visitor to read. */
  public boolean outbound() {
    return !(author instanceof Author.Visitor);
  }

  /** What it says, then what it brings along; a text that is empty only where nothing else is. */
  public List<Part> parts() {
    var parts = new ArrayList<Part>();
    if (!text.isEmpty() || attachments.isEmpty()) {
      parts.add(new Part.Text(Part.Id.of(id, 0), 0, text));
    }
    for (var each : attachments) {
      int order = parts.size();
      parts.add(new Part.File(Part.Id.of(id, order), order, each));
    }
    return parts;
  }
}
