package dev.baton.domain.history;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Draft;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Handoff;
import java.util.UUID;

/** Ids and drafts, the same in every run. */
public final class Minted {
  public static final Conversation.Id CONVERSATION = new Conversation.Id(new UUID(1, 1));
  public static final Organization.Id ORGANIZATION = new Organization.Id(new UUID(2, 2));
  public static final Bot.Id BOT = new Bot.Id(new UUID(3, 3));

  /** What marks a reply of the conversations surface, which claims nothing. API.md, section 4. */
  static final JsonObject BY_API = new JsonObject("{\"source\":\"api\"}");

  private long next;

  public Handoff.Id handoff() {
    return new Handoff.Id(new UUID(4, next++));
  }

  public Message.Id message() {
    return new Message.Id(new UUID(5, next++));
  }

  public Draft draft(Author author) {
    return Draft.plain(message(), author, "hello");
  }

  public Draft reply() {
    return new Draft(message(), new Author.Human(null), "hello", BY_API);
  }
}
