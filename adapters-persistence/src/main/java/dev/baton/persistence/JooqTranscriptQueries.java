package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static org.jooq.impl.DSL.noCondition;

import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.conversation.Phase;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Transcripts as PostgreSQL has them. */
public final class JooqTranscriptQueries implements TranscriptQueries {
  private final Reads reads;

  public JooqTranscriptQueries(Reads reads) {
    this.reads = reads;
  }

  /** No message is missing in a conversation, so a limit is the same as an end by seq. */
  @Override
  public Optional<Reading> read(
      Organization.Id organization, Conversation.Id conversation, long afterSeq, int limit) {
    var next = MESSAGE.SEQ.gt(afterSeq).and(MESSAGE.SEQ.le(end(afterSeq, limit)));
    return reads.ask(
        sql -> {
          var rows = rows(organization, conversation, next, sql);
          if (rows.isEmpty()) return Optional.empty();
          var lines = MessageRows.lines(rows, organization, conversation, sql);
          return Optional.of(reading(rows.getFirst(), lines));
        });
  }

  /** One row at least where there is such a conversation, be it without a message. */
  private static Result<Record> rows(
      Organization.Id organization, Conversation.Id conversation, Condition which, DSLContext sql) {
    return sql.select(CONVERSATION.PHASE, CONVERSATION.OPEN_APPROVALS, CONVERSATION.NEXT_SEQ)
        .select(MESSAGE.fields())
        .select(DeliveryRows.COLUMNS)
        .from(CONVERSATION)
        .leftJoin(MESSAGE)
        .on(MESSAGE.ORGANIZATION_ID.eq(CONVERSATION.ORGANIZATION_ID))
        .and(MESSAGE.CONVERSATION_ID.eq(CONVERSATION.ID))
        .and(which)
        .leftJoin(DELIVERY)
        .on(MessageRows.ITS_DELIVERY)
        .where(CONVERSATION.ORGANIZATION_ID.eq(organization))
        .and(CONVERSATION.ID.eq(conversation))
        .orderBy(MESSAGE.SEQ)
        .fetch();
  }

  private static long end(long afterSeq, int limit) {
    return afterSeq > Long.MAX_VALUE - limit ? Long.MAX_VALUE : afterSeq + limit;
  }

  private static Reading reading(Record first, List<Line> lines) {
    return new Reading(
        Words.read(Phase.class, first.get(CONVERSATION.PHASE)),
        first.get(CONVERSATION.OPEN_APPROVALS) > 0,
        first.get(CONVERSATION.NEXT_SEQ),
        lines);
  }

  @Override
  public List<Line> page(
      Organization.Id organization,
      Conversation.Id conversation,
      Filter filter,
      long beforeSeq,
      int limit) {
    var matching = MESSAGE.SEQ.lt(beforeSeq).and(matching(filter));
    return reads.ask(
        sql -> {
          var rows =
              sql.select(MESSAGE.fields())
                  .select(DeliveryRows.COLUMNS)
                  .from(MESSAGE)
                  .leftJoin(DELIVERY)
                  .on(MessageRows.ITS_DELIVERY)
                  .where(MESSAGE.ORGANIZATION_ID.eq(organization))
                  .and(MESSAGE.CONVERSATION_ID.eq(conversation))
                  .and(matching)
                  .orderBy(MESSAGE.SEQ.desc())
                  .limit(limit)
                  .fetch();
          return MessageRows.lines(rows, organization, conversation, sql);
        });
  }

  @Override
  public Optional<Long> seq(
      Organization.Id organization, Conversation.Id conversation, Message.Id message) {
    return reads.ask(
        sql ->
            sql.select(MESSAGE.SEQ)
                .from(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization))
                .and(MESSAGE.CONVERSATION_ID.eq(conversation))
                .and(MESSAGE.ID.eq(message))
                .fetchOptional(MESSAGE.SEQ));
  }

  private static Condition matching(Filter filter) {
    var outbound = filter.outbound();
    var delivery = filter.delivery();
    return (outbound == null
            ? noCondition()
            : outbound ? MESSAGE.AUTHOR.ne("visitor") : MESSAGE.AUTHOR.eq("visitor"))
        .and(delivery == null ? noCondition() : DELIVERY.STATUS.eq(Words.of(delivery)));
  }
}
