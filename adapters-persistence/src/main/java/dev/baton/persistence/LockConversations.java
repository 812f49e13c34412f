package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Bot.BOT;
import static dev.baton.persistence.schema.tables.Conversation.CONVERSATION;
import static dev.baton.persistence.schema.tables.Handoff.HANDOFF;
import static java.util.stream.Collectors.groupingBy;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Locks the conversations of some units, in id order, and reads them with their handoffs: one round
 * trip.
 *
 * <p>The handoffs and the clock are read by a second statement on purpose. A {@code for update}
 * that waited returns the new version of the locked row, but joined rows as they were before the
 * wait.
 */
final class LockConversations {
  private static final Field<Instant> NOW = DSL.field(DSL.name("now"), SQLDataType.INSTANT);
  private static final Field<?>[] CONVERSATION_ROW =
      Stream.of(CONVERSATION.fields(), new Field<?>[] {BOT.WINDOW_QUIET_MS, BOT.WINDOW_CAP_MS})
          .flatMap(Stream::of)
          .toArray(Field<?>[]::new);
  private static final Field<?>[] HANDOFF_ROW =
      Stream.of(new Field<?>[] {NOW}, HANDOFF.fields())
          .flatMap(Stream::of)
          .toArray(Field<?>[]::new);

  private static final String WANTED =
      """
      (select w.organization_id, coalesce(w.conversation_id, named.conversation_id)
         from unnest(?::uuid[], ?::uuid[], ?::uuid[]) w (organization_id, conversation_id, handoff_id)
         left join handoff named
           on (named.organization_id, named.id) = (w.organization_id, w.handoff_id))
      """;
  private static final String SQL =
      """
      select %s, b.window_quiet_ms, b.window_cap_ms
        from conversation c
        join bot b on (b.organization_id, b.id) = (c.organization_id, c.bot_id)
       where (c.organization_id, c.id) in %s
       order by c.organization_id, c.id
         for update of c;
      select clock.now, %s
        from (select clock_timestamp()) clock (now)
        left join handoff h
          on (h.organization_id, h.conversation_id) in %s
         and (h.status in ('requested', 'assigned', 'accepted') or h.id = any (?::uuid[]))
      """
          .formatted(
              Sql.columns("c", CONVERSATION.fields()),
              WANTED,
              Sql.columns("h", HANDOFF.fields()),
              WANTED);

  private LockConversations() {}

  static Map<Conversation.Id, Locked> lock(Connection connection, List<Unit.Target> targets)
      throws SQLException {
    try (var statement = connection.prepareStatement(SQL)) {
      bind(statement, targets);
      statement.execute();
      var sql = Sql.on(connection);
      var conversations = sql.fetch(statement.getResultSet(), CONVERSATION_ROW);
      statement.getMoreResults();
      return locked(conversations, sql.fetch(statement.getResultSet(), HANDOFF_ROW));
    }
  }

  /** Both statements want the same conversations, the second the named handoffs besides. */
  private static void bind(PreparedStatement statement, List<Unit.Target> targets)
      throws SQLException {
    var organizations = uuids(statement, targets, target -> target.organization().value());
    var conversations = uuids(statement, targets, Unit.Target::conversationId);
    var handoffs = uuids(statement, targets, Unit.Target::handoffId);
    int next = 1;
    for (int i = 0; i < 2; i++) {
      statement.setArray(next++, organizations);
      statement.setArray(next++, conversations);
      statement.setArray(next++, handoffs);
    }
    statement.setArray(next, handoffs);
  }

  private static Array uuids(
      PreparedStatement statement,
      List<Unit.Target> targets,
      Function<Unit.Target, @Nullable UUID> column)
      throws SQLException {
    var values = targets.stream().map(column).toArray();
    return statement.getConnection().createArrayOf("uuid", values);
  }

  private static Map<Conversation.Id, Locked> locked(
      Result<Record> conversations, Result<Record> handoffs) {
    var now = handoffs.getFirst().get(NOW);
    var byConversation =
        handoffs.stream()
            .filter(row -> row.get(HANDOFF.ID) != null)
            .map(HandoffRows::of)
            .collect(groupingBy(Handoff::conversation));
    var locked = new HashMap<Conversation.Id, Locked>();
    for (var row : conversations) {
      var known = byConversation.getOrDefault(row.get(CONVERSATION.ID), List.of());
      locked.put(row.get(CONVERSATION.ID), locked(row, known, now));
    }
    return locked;
  }

  private static Locked locked(Record row, List<Handoff> known, Instant now) {
    var open = known.stream().filter(Handoff::open).findFirst().orElse(null);
    var rule =
        new Window.Rule(
            Duration.ofMillis(row.get(BOT.WINDOW_QUIET_MS)),
            Duration.ofMillis(row.get(BOT.WINDOW_CAP_MS)));
    var locked =
        new Locked(ConversationRows.of(row, open), row.get(CONVERSATION.NEXT_POSITION), rule, now);
    known.forEach(locked::know);
    return locked;
  }
}
