package dev.baton.persistence;

import static dev.baton.persistence.schema.tables.Bot.BOT;
import static dev.baton.persistence.schema.tables.Conversation.CONVERSATION;
import static dev.baton.persistence.schema.tables.Handoff.HANDOFF;
import static java.util.stream.Collectors.groupingBy;

import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Window;
import dev.baton.domain.handoff.Handoff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

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
         from :rows
         left join handoff named
           on (named.organization_id, named.id) = (w.organization_id, w.handoff_id))
      """;

  /**
   * The handoff that is open and those that are named come from an index each, which one condition
   * with an {@code or} would not: it reads all handoffs there are.
   */
  private static final Rows.Shape TARGET =
      Rows.Shape.of(
          "organization_id uuid, conversation_id uuid, handoff_id uuid",
          """
          select %1$s, b.window_quiet_ms, b.window_cap_ms
            from conversation c
            join bot b on (b.organization_id, b.id) = (c.organization_id, c.bot_id)
           where (c.organization_id, c.id) in %2$s
           order by c.organization_id, c.id
             for update of c;
          select clock.now, %3$s
            from (select clock_timestamp()) clock (now)
            left join (
              select * from handoff
               where (organization_id, conversation_id) in %2$s
                 and status in ('requested', 'assigned', 'accepted')
               union all
              select * from handoff
               where (organization_id, id) in (select w.organization_id, w.handoff_id from :rows)
                 and settled_at is not null
            ) h on true
          """
              .formatted(
                  Sql.columns("c", CONVERSATION.fields()),
                  WANTED,
                  Sql.columns("h", HANDOFF.fields())));

  /** How often the rows stand in the text. */
  private static final int TIMES = 3;

  private LockConversations() {}

  /**
   * @param replies comes to know what is remembered of the units' requests, as of when the locks
   *     were held: one who carries out the same request holds the same conversation
   */
  static Map<Conversation.Id, Locked> lock(
      Connection connection, List<? extends Unit<?>> units, RememberedReplies replies)
      throws SQLException {
    var rows = TARGET.rows();
    for (var each : units) {
      var target = each.target();
      rows.add(target.organization().value(), target.conversationId(), target.handoffId());
    }
    var tickets = units.stream().map(Unit::ticket).filter(Objects::nonNull).toList();
    var wanted = RememberedReplies.wanted(tickets);
    var text = tickets.isEmpty() ? rows.sql() : rows.sql() + ";\n" + wanted.sql();
    try (var statement = connection.prepareStatement(text)) {
      int next = 1;
      for (int i = 0; i < TIMES; i++) next = rows.bind(statement, next);
      if (!tickets.isEmpty()) wanted.bind(statement, next);
      statement.execute();
      var sql = Sql.on(connection);
      var conversations = sql.fetch(statement.getResultSet(), CONVERSATION_ROW);
      statement.getMoreResults();
      var locked = locked(conversations, sql.fetch(statement.getResultSet(), HANDOFF_ROW));
      if (statement.getMoreResults()) replies.know(statement.getResultSet());
      return locked;
    }
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
