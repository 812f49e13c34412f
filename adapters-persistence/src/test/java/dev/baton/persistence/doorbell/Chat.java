package dev.baton.persistence.doorbell;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.application.Unavailable;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.feed.Ring;
import dev.baton.application.feed.Subject;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import dev.baton.persistence.DatabasePool;
import dev.baton.persistence.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Conversations in a database, with no more than the feed asks of them. */
final class Chat implements TranscriptQueries, AutoCloseable {
  private static final String READ =
      """
      select c.phase, c.next_seq, m.seq, m.id, m.text
      from conversation c left join lateral (
        select * from message where organization_id = c.organization_id
        and conversation_id = c.id and seq > ? order by seq limit ?) m on true
      where c.organization_id = ? and c.id = ? order by m.seq
      """;

  private static final String POST =
      """
      with c as (update conversation set next_seq = next_seq + 1
        where organization_id = ? and id = ? returning *)
      insert into message (organization_id, conversation_id, seq, id, author, text, metadata, created_at)
      select organization_id, id, next_seq - 1, gen_random_uuid(), 'bot', 'hello', '{}', now() from c
      returning seq
      """;

  final HikariDataSource pool;
  private final Organization.Id organization = new Organization.Id(UUID.randomUUID());
  private final UUID bot = UUID.randomUUID();

  Chat(TestDatabase database) {
    pool = DatabasePool.open(database.url(), null, null, 8);
    run("insert into organization values (?, 'Acme', ?)", organization.value(), bot.toString());
    run("insert into bot values (?, ?, 'Bot', 0, 0)", organization.value(), bot);
  }

  Subject begun() {
    var subject = new Subject(organization, new Conversation.Id(UUID.randomUUID()));
    run(
        """
        insert into conversation (organization_id, id, channel, bot_id, phase, epoch, next_seq,
          next_position, created_at, updated_at)
        values (?, ?, 'web', ?, 'bot', 1, 0, 0, now(), now())
        """,
        organization.value(),
        subject.conversation().value(),
        bot);
    return subject;
  }

  Ring post(Subject subject) {
    long seq = run(POST, subject.organization().value(), subject.conversation().value());
    return new Ring(subject.organization(), subject.conversation(), seq + 1);
  }

  /** Runs one statement, and returns the number it returns, if any. */
  long run(String sql, Object... parameters) {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      if (!statement.execute()) return 0;
      var result = statement.getResultSet();
      return result.next() ? result.getLong(1) : 0;
    } catch (SQLException flaw) {
      throw new IllegalStateException(sql, flaw);
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
  }

  @Override
  public Optional<Reading> read(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, int limit) {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(READ)) {
      bind(statement, afterSeq, limit, organization.value(), conversation.value());
      return reading(statement.executeQuery(), conversation);
    } catch (SQLException away) {
      throw new Unavailable("the database is away", away);
    }
  }

  private static Optional<Reading> reading(ResultSet rows, Conversation.Id conversation)
      throws SQLException {
    if (!rows.next()) return Optional.empty();
    var phase = Phase.valueOf(rows.getString("phase").toUpperCase(Locale.ROOT));
    long nextSeq = rows.getLong("next_seq");
    var lines = new ArrayList<Line>();
    do {
      if (rows.getObject("id") != null) lines.add(line(rows, conversation));
    } while (rows.next());
    return Optional.of(new Reading(phase, false, nextSeq, lines));
  }

  private static Line line(ResultSet row, Conversation.Id conversation) throws SQLException {
    var message =
        new Message(
            new Message.Id(row.getObject("id", UUID.class)),
            conversation,
            row.getLong("seq"),
            new Author.Bot(),
            row.getString("text"),
            JsonObject.EMPTY,
            Instant.EPOCH);
    return new Line(message, null);
  }

  @Override
  public Optional<Long> seq(
      Organization.Id organization, Conversation.Id conversation, Message.Id message) {
    throw new UnsupportedOperationException("nobody asks here");
  }

  @Override
  public List<Line> page(
      Organization.Id organization,
      Conversation.Id conversation,
      Filter filter,
      long beforeSeq,
      int limit) {
    throw new UnsupportedOperationException("the feed pages forward");
  }

  @Override
  public void close() {
    pool.close();
  }
}
