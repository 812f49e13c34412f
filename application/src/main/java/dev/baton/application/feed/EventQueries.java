package dev.baton.application.feed;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Reads the events of all conversations in an order that no later commit can slip under: by the
 * transaction that wrote them, and only once no older transaction is still open. Those of one
 * conversation come in the order of their positions, without a gap.
 */
public interface EventQueries {

  /** A place in that order, after which reading goes on. */
  record Position(long transaction, UUID conversation, long position) {
    public static final Position START = new Position(0, new UUID(0, 0), -1);
  }

  /**
   * One event as it is stored.
   *
   * @param position gapless within the conversation, from 0
   * @param facts a JSON object, what the kind needs beside the message it points at
   */
  record Recorded(
      Position at,
      Organization.Id organization,
      Conversation.Id conversation,
      long position,
      String kind,
      String facts,
      Instant time) {}

  /** The next events after a place, in order; fewer than the limit when there are no more yet. */
  List<Recorded> after(Position position, int limit);
}
