package dev.baton.domain.conversation;

import dev.baton.domain.JsonObject;

/** What somebody wants to say, before it has its place in the conversation. */
public record Draft(Message.Id id, Author author, String text, JsonObject metadata) {

  public Draft {
    if (!MessageText.storable(text)) throw new IllegalArgumentException("text cannot be stored");
    if (!MessageText.fits(text)) throw new IllegalArgumentException("text is too long");
  }

  public static Draft plain(Message.Id id, Author author, String text) {
    return new Draft(id, author, text, JsonObject.EMPTY);
  }
}
