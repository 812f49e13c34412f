package dev.baton.domain.conversation;

import dev.baton.domain.JsonObject;
import java.util.List;

/** What somebody wants to say, before it has its place in the conversation. */
public record Draft(
    Message.Id id, Author author, String text, JsonObject metadata, List<Attachment> attachments) {

  public Draft {
    attachments = List.copyOf(attachments);
    if (!MessageText.storable(text)) throw new IllegalArgumentException("text cannot be stored");
    if (!MessageText.fits(text)) throw new IllegalArgumentException("text is too long");
    if (attachments.size() > Attachment.MOST) throw new IllegalArgumentException("too many files");
  }

  public Draft(Message.Id id, Author author, String text, JsonObject metadata) {
    this(id, author, text, metadata, List.of());
  }

  public static Draft plain(Message.Id id, Author author, String text) {
    return new Draft(id, author, text, JsonObject.EMPTY);
  }
}
