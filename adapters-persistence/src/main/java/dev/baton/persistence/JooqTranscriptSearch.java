package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.MESSAGE;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.val;

import dev.baton.application.copilot.TranscriptSearch;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Messages found by PostgreSQL's full-text search, over words that were read from the log. */
public final class JooqTranscriptSearch implements TranscriptSearch {

  /** Words of all places of the log that were not read yet, below the oldest open transaction. */
  private static final String ADVANCE =
      """
      with here as (
        select transaction, conversation_id, position from transcript_words_read
           for update skip locked
      ), next as (
        select event.organization_id, event.conversation_id, event.position, event.xid, event.kind,
               event.facts
          from here, lateral (
            select * from event
             where (xid, conversation_id, position)
                   > (here.transaction::xid8, here.conversation_id, here.position)
               and xid < pg_snapshot_xmin(pg_current_snapshot())
             order by xid, conversation_id, position
             limit {0}
          ) event
      ), read as (
        insert into transcript_words (organization_id, conversation_id, seq, words)
        select message.organization_id, message.conversation_id, message.seq,
               to_tsvector('simple', message.text)
                 || array_to_tsvector(array[message.organization_id::text])
          from next
          join message on message.organization_id = next.organization_id
                      and message.conversation_id = next.conversation_id
                      and message.seq = (next.facts ->> 'seq')::bigint
         where next.kind = 'message_added' and message.author <> 'system'
        on conflict do nothing
      ), last as (
        select xid::text as xid, conversation_id, position from next
         order by next.xid desc, conversation_id desc, position desc limit 1
      ), moved as (
        update transcript_words_read
           set transaction = last.xid, conversation_id = last.conversation_id,
               position = last.position
          from last
      )
      select count(*)::int from next
      """;

  /** Few enough to be ranked at once, whatever the words and however many messages there are. */
  private static final int CANDIDATES = 500;

  /** How soon after a message a human's answer to it is looked for, in seqs. */
  private static final int SOON = 20;

  private static final String FIND =
      """
      with found as materialized (
        select conversation_id, seq, words from transcript_words
         where words @@ ({0}::tsquery && to_tsquery('simple', {1}))
           and organization_id = {2}
           and conversation_id is distinct from {3}
         limit {4}
      ), best as (
        select conversation_id, seq, ts_rank(words, to_tsquery('simple', {1})) as rank
          from found order by rank desc, conversation_id desc, seq limit {5}
      )
      select message.*
        from best
        join message on message.organization_id = {2}
                    and message.conversation_id = best.conversation_id
                    and message.seq = best.seq
       order by best.rank desc, best.conversation_id desc, best.seq
      """;

  private static final String ANSWERS =
      """
      select asked.place, answer.*
        from unnest({0}::uuid[], {1}::bigint[]) with ordinality asked (conversation_id, seq, place),
             lateral (
               select * from message
                where organization_id = {2}
                  and message.conversation_id = asked.conversation_id
                  and message.seq between asked.seq + 1 and asked.seq + {3}
                  and author = 'human'
                order by message.seq limit 1
             ) answer
      """;

  private static final Field<Long> PLACE = DSL.field(DSL.name("place"), SQLDataType.BIGINT);

  private static final Field<Integer> COUNT = DSL.field(DSL.name("count"), SQLDataType.INTEGER);

  private final Reads reads;
  private final Attempts attempts;

  public JooqTranscriptSearch(DataSource pool) {
    this.reads = new Reads(pool);
    this.attempts = new Attempts(pool);
  }

  @Override
  public List<Hit> find(Organization.Id organization, Query query, int limit) {
    return reads.ask(
        sql -> {
          var best = new LinkedHashMap<Message.Id, Message>();
          for (var and : List.of(" & ", " | ")) {
            if (best.size() >= limit) break;
            find(sql, organization, query, and, limit)
                .forEach(each -> best.putIfAbsent(each.id(), each));
          }
          return answered(sql, organization, best.values().stream().limit(limit).toList());
        });
  }

  private static List<Message> find(
      DSLContext sql, Organization.Id organization, Query query, String and, int limit) {
    var words = query.words().stream().map(word -> word + ":*").collect(Collectors.joining(and));
    var except = query.except();
    return sql.resultQuery(
            FIND,
            val("'" + organization.value() + "'"),
            val(words),
            val(organization.value()),
            val(except == null ? null : except.value(), SQLDataType.UUID),
            val(CANDIDATES),
            val(limit))
        .coerce(MESSAGE.fields())
        .fetch(MessageRows::said);
  }

  private static List<Hit> answered(
      DSLContext sql, Organization.Id organization, List<Message> messages) {
    var conversations = messages.stream().map(each -> each.conversation().value());
    var answers =
        sql
            .resultQuery(
                ANSWERS,
                val(conversations.toArray(UUID[]::new)),
                val(messages.stream().map(Message::seq).toArray(Long[]::new)),
                val(organization.value()),
                val(SOON))
            .coerce(Stream.concat(Stream.of(PLACE), Stream.of(MESSAGE.fields())).toList())
            .stream()
            .collect(toMap(row -> row.get(PLACE), MessageRows::said));
    return IntStream.range(0, messages.size())
        .mapToObj(place -> new Hit(messages.get(place), answers.get(place + 1L)))
        .toList();
  }

  @Override
  public int advance(int limit) {
    return attempts.make(new Advance(limit));
  }

  private record Advance(int limit) implements Transaction<Integer> {

    @Override
    public Integer run(Connection connection) {
      return Sql.on(connection)
          .resultQuery(ADVANCE, val(limit))
          .coerce(COUNT)
          .fetchSingle()
          .value1();
    }

    /** One statement, which may be run again whatever became of it. */
    @Override
    public boolean committing() {
      return false;
    }
  }
}
