package dev.baton.persistence;

import static org.jooq.impl.DSL.val;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.log.LogReader;
import dev.baton.application.log.LogReaders;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** A reader's row is its lock: of all nodes, one at a time reads for it, and nobody waits. */
record JooqLogReaders(DSLContext sql) implements LogReaders {

  @Override
  public Optional<Position> lock(LogReader reader) {
    return sql.resultQuery(
            """
            select xid::text::bigint as written_by, conversation_id, position
              from log_reader
             where name = {0}
               for update skip locked
            """,
            val(Words.of(reader)))
        .fetchOptional(
            row ->
                new Position(
                    row.get("written_by", Long.class),
                    row.get("conversation_id", UUID.class),
                    row.get("position", Long.class)));
  }

  @Override
  public void move(LogReader reader, Position to) {
    sql.execute(
        """
        update log_reader
           set xid = {1}::text::xid8, conversation_id = {2}, position = {3}
         where name = {0}
        """,
        val(Words.of(reader)),
        val(Long.toString(to.transaction())),
        val(to.conversation()),
        val(to.position()));
  }
}
