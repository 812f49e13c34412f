package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.BOT;
import static dev.baton.persistence.schema.Tables.TURN;
import static org.jooq.impl.DSL.val;

import dev.baton.application.bot.TurnQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Records;

/** Turns as PostgreSQL has them. */
public final class JooqTurnQueries implements TurnQueries {
  private static final String CLOSED =
      """
      select t.organization_id, t.conversation_id
        from turn t
        join conversation c on (c.organization_id, c.id) = (t.organization_id, t.conversation_id)
       where t.status = 'gathering' and t.due_at <= statement_timestamp()
         and c.window_closes_at <= statement_timestamp()
       order by t.due_at
       limit {0}
      """;

  /** By bot, so that those of a patient one are not read until they are due. */
  private static final String OVERDUE =
      """
      select t.organization_id, t.conversation_id, t.id, b.deadline_seconds, b.attempts,
             b.fallback_words
        from bot b
        join turn t on (t.organization_id, t.bot_id) = (b.organization_id, b.id)
       where t.status = 'due'
         and t.due_at <= statement_timestamp() - make_interval(secs => b.deadline_seconds)
       limit {0}
      """;

  private static final String WAITING =
      """
      select distinct b.organization_id
        from bot b
        join turn t on (t.organization_id, t.bot_id) = (b.organization_id, b.id)
       where b.organization_id = any({0}) and b.reach = 'pull'
         and t.status = 'due' and t.next_at <= statement_timestamp() and t.attempts < b.attempts
      """;

  private final Reads reads;

  public JooqTurnQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Closed> closed(int limit) {
    return reads.ask(
        sql ->
            sql.resultQuery(CLOSED, val(limit))
                .coerce(TURN.ORGANIZATION_ID, TURN.CONVERSATION_ID)
                .fetch(Records.mapping(Closed::new)));
  }

  @Override
  public List<Overdue> overdue(int limit) {
    return reads.ask(
        sql ->
            sql.resultQuery(OVERDUE, val(limit))
                .coerce(
                    TURN.ORGANIZATION_ID,
                    TURN.CONVERSATION_ID,
                    TURN.ID,
                    BOT.DEADLINE_SECONDS,
                    BOT.ATTEMPTS,
                    BOT.FALLBACK_WORDS)
                .fetch(JooqTurnQueries::overdue));
  }

  private static Overdue overdue(Record row) {
    return new Overdue(
        row.get(TURN.ORGANIZATION_ID),
        row.get(TURN.CONVERSATION_ID),
        row.get(TURN.ID),
        TermsRows.patience(row));
  }

  @Override
  public Set<Organization.Id> waiting(Set<Organization.Id> organizations) {
    var ids = organizations.stream().map(Organization.Id::value).toArray(UUID[]::new);
    return reads.ask(
        sql ->
            Set.copyOf(
                sql.resultQuery(WAITING, val(ids))
                    .coerce(BOT.ORGANIZATION_ID)
                    .fetch(BOT.ORGANIZATION_ID)));
  }

  @Override
  public Optional<Turn> find(Organization.Id organization, Turn.Id turn) {
    return reads.ask(
        sql ->
            sql.selectFrom(TURN)
                .where(TURN.ORGANIZATION_ID.eq(organization), TURN.ID.eq(turn))
                .and(TURN.LAST_SEQ.isNotNull())
                .fetchOptional(TurnRows::of));
  }
}
