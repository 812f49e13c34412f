package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.CHANNEL_PAUSE;
import static dev.baton.persistence.schema.Tables.DEAD_LETTER;
import static dev.baton.persistence.schema.Tables.DELIVERY_TALLY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.baton.application.Page;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.delivery.Means;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** How deliveries stand on PostgreSQL: everything from an index, nothing counted without an end. */
public final class JooqDeliveryQueries implements DeliveryQueries {
  private static final int DAYS = 7;

  private static final String COUNTED =
      """
      with waiting as (
        select m.created_at
          from (select * from delivery_due where organization_id = {0} limit {1}) d
          join message m
            on (m.organization_id, m.conversation_id, m.seq)
               = (d.organization_id, d.conversation_id, d.seq)
        union all
        (select created_at from away_mail
          where organization_id = {0} and status = 'scheduled'
            and (tries > 0 or due_at <= statement_timestamp())
          order by created_at limit {1})
      )
      select (select least(count(*), {1}) from waiting) as waiting,
             (select min(created_at) from waiting) as oldest,
             statement_timestamp() as now,
             (select count(*) from (select from dead_letter where organization_id = {0}
                                     limit {1}) d) as dead
      """;

  private final Reads reads;

  public JooqDeliveryQueries(Reads reads) {
    this.reads = reads;
  }

  @Override
  public Page<DeadLetter> dead(
      Organization.Id organization, @Nullable Means means, Page.Request page) {
    var rows =
        reads.ask(
            sql ->
                sql.select(DEAD_LETTER.fields())
                    .from(DEAD_LETTER)
                    .where(DEAD_LETTER.ORGANIZATION_ID.eq(organization))
                    .and(JooqDeadLetters.on(means))
                    .and(after(page.after()))
                    .orderBy(DEAD_LETTER.DIED_AT, DEAD_LETTER.MESSAGE_ID)
                    .limit(Keyset.probe(page))
                    .fetch(JooqDeliveryQueries::letter));
    return Keyset.page(rows, page, last -> new Page.Cursor(last.at(), last.message().value()));
  }

  private static Condition after(Page.@Nullable Cursor cursor) {
    if (cursor == null) return noCondition();
    return row(DEAD_LETTER.DIED_AT, DEAD_LETTER.MESSAGE_ID)
        .gt(cursor.at(), new Message.Id(cursor.id()));
  }

  private static DeadLetter letter(Record row) {
    return new DeadLetter(
        row.get(DEAD_LETTER.MESSAGE_ID),
        row.get(DEAD_LETTER.CONVERSATION_ID),
        row.get(DEAD_LETTER.SEQ),
        Words.read(Means.class, row.get(DEAD_LETTER.CHANNEL)),
        row.get(DEAD_LETTER.TRIES),
        new Failure(row.get(DEAD_LETTER.CODE), row.get(DEAD_LETTER.REASON)),
        row.get(DEAD_LETTER.DIED_AT));
  }

  @Override
  public Standing standing(Organization.Id organization) {
    return reads.ask(sql -> standing(organization, sql));
  }

  private static Standing standing(Organization.Id organization, DSLContext sql) {
    var counted = sql.resultQuery(COUNTED, val(organization.value()), val(MOST)).fetchSingle();
    return new Standing(
        counted.get("waiting", Integer.class),
        oldest(counted),
        counted.get("dead", Integer.class),
        pauses(sql),
        tallies(organization, sql));
  }

  private static @Nullable Oldest oldest(Record counted) {
    var oldest = counted.get("oldest", Instant.class);
    if (oldest == null) return null;
    return new Oldest(oldest, Duration.between(oldest, counted.get("now", Instant.class)));
  }

  private static List<Pause> pauses(DSLContext sql) {
    return sql.select(CHANNEL_PAUSE.fields())
        .from(CHANNEL_PAUSE)
        .fetch(
            row ->
                new Pause(
                    Words.read(Channel.class, row.get(CHANNEL_PAUSE.CHANNEL)),
                    row.get(CHANNEL_PAUSE.SINCE),
                    row.get(CHANNEL_PAUSE.UNTIL),
                    row.get(CHANNEL_PAUSE.CODE),
                    row.get(CHANNEL_PAUSE.REASON)));
  }

  private static Field<LocalDate> today() {
    return field("(statement_timestamp() at time zone 'UTC')::date", LocalDate.class);
  }

  private static List<Tally> tallies(Organization.Id organization, DSLContext sql) {
    return sql.select(DELIVERY_TALLY.fields())
        .from(DELIVERY_TALLY)
        .where(DELIVERY_TALLY.ORGANIZATION_ID.eq(organization))
        .and(DELIVERY_TALLY.DAY.gt(today().minus(DAYS)))
        .orderBy(DELIVERY_TALLY.DAY, DELIVERY_TALLY.CHANNEL, DELIVERY_TALLY.OUTCOME)
        .fetch(
            row ->
                new Tally(
                    Words.read(Means.class, row.get(DELIVERY_TALLY.CHANNEL)),
                    row.get(DELIVERY_TALLY.DAY),
                    row.get(DELIVERY_TALLY.OUTCOME),
                    row.get(DELIVERY_TALLY.DELIVERIES)));
  }
}
