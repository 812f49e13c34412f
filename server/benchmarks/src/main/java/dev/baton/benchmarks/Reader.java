package dev.baton.benchmarks;

import dev.baton.application.feed.EventQueries;
import dev.baton.application.feed.EventQueries.Position;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads the log of events from a quiet moment on, and keeps count of what came and in which order.
 */
final class Reader {
  private static final int LIMIT = 500;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final int MOST_IDLE = 2_000;

  private final EventQueries events;
  private final Set<Place> seen = new HashSet<>();
  private final Map<UUID, Long> latest = new HashMap<>();
  private Position position;
  private long reordered;

  private record Place(UUID conversation, long position) {}

  private Reader(EventQueries events, Position position) {
    this.events = events;
    this.position = position;
  }

  /** Behind all that is written; nobody may be writing. */
  static Reader at(Ground ground, EventQueries events) throws SQLException {
    try (var connection = ground.connect();
        var statement = connection.createStatement();
        var last =
            statement.executeQuery(
                """
                select xid::text::bigint, conversation_id, position from event
                 order by xid desc, conversation_id desc, position desc limit 1
                """)) {
      last.next();
      var id = last.getObject(2, UUID.class);
      return new Reader(events, new Position(last.getLong(1), id, last.getLong(3)));
    }
  }

  /** Distinct events. */
  int seen() {
    return seen.size();
  }

  /** How often one came again, or after a later one of its conversation. */
  long reordered() {
    return reordered;
  }

  void readWhile(BooleanSupplier going) {
    while (going.getAsBoolean()) {
      if (!read()) LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Until all has come, or nothing has come for long. */
  void readOn(long all) {
    for (int idle = 0; seen.size() < all && idle < MOST_IDLE; idle++) {
      if (read()) idle = 0;
      else LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean read() {
    var page = events.after(position, LIMIT);
    for (var event : page) {
      position = event.at();
      var conversation = event.conversation().value();
      var before = latest.put(conversation, event.position());
      if (before != null && before >= event.position()) reordered++;
      seen.add(new Place(conversation, event.position()));
    }
    return !page.isEmpty();
  }
}
