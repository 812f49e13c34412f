package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.HANDOFF;
import static dev.baton.persistence.schema.Tables.MESSAGE;
import static dev.baton.persistence.schema.Tables.TURN;
import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import dev.baton.application.bot.Given;
import dev.baton.application.bot.Turns;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Bot;
import dev.baton.domain.bot.Turn;
import dev.baton.domain.conversation.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

record JooqTurns(DSLContext sql) implements Turns {
  private static final Field<Instant> ANSWER_BY =
      DSL.field(DSL.name("answer_by"), SQLDataType.INSTANT);
  private static final Field<?>[] GIVEN =
      Stream.concat(Stream.of(TURN.fields()), Stream.of(ANSWER_BY)).toArray(Field<?>[]::new);

  /**
   * The conversation is asked for its epoch, not locked: a turn that is of no use any more may
   * still be given, and what is said to it is then refused.
   */
  private static final String LEASE =
      """
      with mine as (
        select t.organization_id, t.id,
               t.due_at + make_interval(secs => b.deadline_seconds) as answer_by
          from bot b
          join turn t on (t.organization_id, t.bot_id) = (b.organization_id, b.id)
          join conversation c on (c.organization_id, c.id) = (t.organization_id, t.conversation_id)
         where b.reach = {0}
           and ({1} is null or b.organization_id = {1})
           and ({2} is null or b.id = {2})
           and b.id <> all({3})
           and t.status = 'due'
           and t.next_at <= statement_timestamp()
           and t.attempts < b.attempts
           and t.due_at + make_interval(secs => b.deadline_seconds) > statement_timestamp()
           and c.phase = 'bot' and c.epoch = t.epoch
           and not exists (
             select from turn earlier
              where earlier.organization_id = t.organization_id
                and earlier.conversation_id = t.conversation_id
                and earlier.first_seq < t.first_seq
                and earlier.status = 'due' and earlier.epoch = t.epoch)
         order by t.next_at, t.id
         limit {4}
           for update of t skip locked
      )
      update turn t
         set attempts = t.attempts + 1,
             next_at = least(statement_timestamp() + make_interval(secs => {5}), mine.answer_by)
        from mine
       where (t.organization_id, t.id) = (mine.organization_id, mine.id)
      returning %s, mine.answer_by
      """
          .formatted(Sql.columns("t", TURN.fields()));

  @Override
  public List<Given> lease(Wish wish, int limit, Duration lease) {
    var organization = wish.organization() == null ? null : wish.organization().value();
    var bot = wish.bot() == null ? null : wish.bot().value();
    return sql
        .resultQuery(
            LEASE,
            inline(wish.pushed() ? "push" : "pull"),
            val(organization, UUID.class),
            val(bot, UUID.class),
            val(wish.but().stream().map(Bot.Id::value).toArray(UUID[]::new)),
            val(limit),
            val(lease.toMillis() / 1000.0))
        .coerce(GIVEN)
        .fetch(this::given)
        .stream()
        .sorted(comparing((Given each) -> each.turn().dueAt()))
        .toList();
  }

  private Given given(Record row) {
    var organization = row.get(TURN.ORGANIZATION_ID);
    var turn = TurnRows.of(row);
    return new Given(
        organization,
        turn,
        row.get(ANSWER_BY),
        messages(organization, turn),
        returned(organization, turn));
  }

  private List<Message> messages(Organization.Id organization, Turn turn) {
    var rows =
        sql.selectFrom(MESSAGE)
            .where(MESSAGE.ORGANIZATION_ID.eq(organization))
            .and(MESSAGE.CONVERSATION_ID.eq(turn.conversation()))
            .and(MESSAGE.SEQ.between(turn.firstSeq(), turn.lastSeq()))
            .and(MESSAGE.AUTHOR.eq("visitor"))
            .orderBy(MESSAGE.SEQ)
            .fetch();
    return MessageRows.messages(rows, organization, turn.conversation(), sql);
  }

  /** Told with the first turn of its epoch, as often as that one is given. */
  private Given.@Nullable Returned returned(Organization.Id organization, Turn turn) {
    if (turn.epoch().value() == 1 || !first(organization, turn)) return null;
    var handoff =
        sql.selectFrom(HANDOFF)
            .where(HANDOFF.ORGANIZATION_ID.eq(organization))
            .and(HANDOFF.CONVERSATION_ID.eq(turn.conversation()))
            .and(HANDOFF.SETTLED_AT.isNotNull().and(HANDOFF.SETTLED_AT.le(turn.dueAt())))
            .orderBy(HANDOFF.SETTLED_AT.desc())
            .limit(1)
            .fetchOne(row -> row);
    if (handoff == null) return null;
    return new Given.Returned(
        HandoffRows.of(handoff),
        lastSeq(organization, turn, handoff.get(HANDOFF.REQUESTED_AT)) + 1,
        lastSeq(organization, turn, handoff.get(HANDOFF.SETTLED_AT)));
  }

  private boolean first(Organization.Id organization, Turn turn) {
    return !sql.fetchExists(
        sql.selectOne()
            .from(TURN)
            .where(TURN.ORGANIZATION_ID.eq(organization))
            .and(TURN.CONVERSATION_ID.eq(turn.conversation()))
            .and(TURN.EPOCH.eq(turn.epoch().value()))
            .and(TURN.FIRST_SEQ.lt(turn.firstSeq())));
  }

  /** The last message that was there at this time, -1 for none. */
  private long lastSeq(Organization.Id organization, Turn turn, Instant at) {
    var last =
        sql.select(max(MESSAGE.SEQ))
            .from(MESSAGE)
            .where(MESSAGE.ORGANIZATION_ID.eq(organization))
            .and(MESSAGE.CONVERSATION_ID.eq(turn.conversation()))
            .and(MESSAGE.SEQ.le(turn.lastSeq()).and(MESSAGE.CREATED_AT.le(at)))
            .fetchSingle()
            .value1();
    return last == null ? -1 : last;
  }

  @Override
  public boolean pass(Organization.Id organization, Turn.Id turn, int attempt, Duration pause) {
    return sql.execute(
            """
            update turn
               set next_at = statement_timestamp() + make_interval(secs => {3})
             where organization_id = {0} and id = {1} and status = 'due' and attempts = {2}
               and next_at > statement_timestamp()
            """,
            val(organization.value()),
            val(turn.value()),
            val(attempt),
            val(pause.toMillis() / 1000.0))
        == 1;
  }
}
