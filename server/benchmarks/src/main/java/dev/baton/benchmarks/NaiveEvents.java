package dev.baton.benchmarks;

import dev.baton.application.feed.EventQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The known bad form of P11: reads on after the last position, whoever may still commit below. */
record NaiveEvents(Ground ground) implements EventQueries {
  private static final String AFTER =
      """
      select xid::text::bigint, organization_id, conversation_id, position, kind, facts from event
       where (xid, conversation_id, position) > (?::text::xid8, ?, ?)
       order by xid, conversation_id, position limit ?
      """;

  @Override
  public List<Recorded> after(Position position, int limit) {
    try (var connection = ground.connect();
        var statement = connection.prepareStatement(AFTER)) {
      statement.setString(1, Long.toString(position.transaction()));
      statement.setObject(2, position.conversation());
      statement.setLong(3, position.position());
      statement.setInt(4, limit);
      var rows = statement.executeQuery();
      var page = new ArrayList<Recorded>();
      while (rows.next()) page.add(recorded(rows));
      return page;
    } catch (SQLException flaw) {
      throw new IllegalStateException(flaw);
    }
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    var conversation = row.getObject(3, UUID.class);
    return new Recorded(
        new Position(row.getLong(1), conversation, row.getLong(4)),
        new Organization.Id(row.getObject(2, UUID.class)),
        new Conversation.Id(conversation),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        Instant.EPOCH);
  }
}
