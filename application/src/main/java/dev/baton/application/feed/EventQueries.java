package dev.baton.application.feed;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Reads the events of all conversations in an order that no later commit can slip under: by the
 * transaction that wrote them, and only once no older transaction is still open. Those of one
 * conversation come in the order of their positions, without a gap.
 */
public interface EventQueries {

  /** A place in that order, after which reading goes on. */
  record Position(long transaction, UUID conversation, long position)
      implements Comparable<Position> {
    private static final UUID LAST = new UUID(-1, -1);
    private static final Comparator<Position> ORDER =
        Comparator.comparingLong(Position::transaction)
            .thenComparing(each -> each.conversation.getMostSignificantBits(), Position::unsigned)
            .thenComparing(each -> each.conversation.getLeastSignificantBits(), Position::unsigned)
            .thenComparingLong(Position::position);

    public static final Position START = new Position(0, new UUID(0, 0), -1);

    /** Behind whatever there will ever be. */
    public static final Position LATEST = behind(Long.MAX_VALUE);

    /** Behind all that this transaction and the earlier ones wrote. */
    public static Position behind(long transaction) {
      return new Position(transaction, LAST, Long.MAX_VALUE);
    }

    /** Whether it names no event, so that it tells nothing of anybody. */
    public boolean between() {
      return conversation.equals(LAST);
    }

    private static int unsigned(Long one, Long other) {
      return Long.compareUnsigned(one, other);
    }

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
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
