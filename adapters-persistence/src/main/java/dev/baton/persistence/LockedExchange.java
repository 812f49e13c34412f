package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.ConversationDetails.CONVERSATION_DETAILS;

import dev.baton.application.Exchange;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details;
import dev.baton.domain.conversation.Stretch;
import dev.baton.domain.conversation.Window;
import java.sql.Connection;
import java.time.Instant;

/** What one unit sees of its locked conversation. */
record LockedExchange(Connection connection, Locked locked, Unit.Target target)
    implements Exchange {

  @Override
  public Conversation conversation() {
    return locked.conversation();
  }

  @Override
  public Stretch stretch() {
    var handoff = target.handoff();
    if (handoff == null) throw new IllegalStateException("opened by a conversation: " + target);
    return new Stretch(locked.conversation(), locked.handoff(handoff));
  }

  @Override
  public Window.Rule windowRule() {
    return locked.windowRule();
  }

  @Override
  public Details details() {
    var known = locked.details();
    if (known != null) return known;
    var read =
        Sql.on(connection)
            .selectFrom(CONVERSATION_DETAILS)
            .where(CONVERSATION_DETAILS.ORGANIZATION_ID.eq(locked.organization()))
            .and(CONVERSATION_DETAILS.CONVERSATION_ID.eq(locked.conversation().id()))
            .fetchSingle(DetailsRows::of);
    locked.details(read);
    return read;
  }

  @Override
  public Instant now() {
    return locked.now();
  }
}
