package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.AWAY_MAIL;
import static org.jooq.impl.DSL.val;

import dev.baton.application.away.AwayMail;
import dev.baton.application.away.AwayMails;
import dev.baton.application.delivery.Means;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.MessageQueries.Place;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.types.DayToSecond;

/** E-mails to visitors who are away, planned and leased by one statement each. */
record JooqAwayMails(DSLContext sql) implements AwayMails {

  /** An id of its own for each: the first message that it is about says which. */
  private static final String PLAN =
      """
      insert into away_mail (organization_id, id, conversation_id, first_seq, last_seq, status,
                             due_at, created_at)
      select m.organization_id,
             md5(m.organization_id::text || m.conversation_id || ' ' || min(m.seq))::uuid,
             m.conversation_id, min(m.seq), max(m.seq), 'scheduled',
             statement_timestamp() + {3} * interval '1 millisecond', statement_timestamp()
        from unnest({0}, {1}, {2}) as said (organization_id, conversation_id, seq)
        join message m
          on (m.organization_id, m.conversation_id, m.seq)
             = (said.organization_id, said.conversation_id, said.seq)
        join conversation c
          on (c.organization_id, c.id) = (m.organization_id, m.conversation_id)
        join conversation_details d
          on (d.organization_id, d.conversation_id) = (m.organization_id, m.conversation_id)
       where m.author = 'human' and c.channel = 'web' and d.contact_email is not null
         and not exists (
           select from presence p
            where p.organization_id = m.organization_id
              and p.conversation_id = m.conversation_id
              and p.until > statement_timestamp())
         and not exists (
           select from away_mail told
            where told.organization_id = m.organization_id
              and told.conversation_id = m.conversation_id
              and m.seq between told.first_seq and told.last_seq)
       group by m.organization_id, m.conversation_id
          on conflict (organization_id, conversation_id) where status = 'scheduled' and tries = 0
          do update set last_seq = greatest(away_mail.last_seq, excluded.last_seq)
      """;

  private static final String LEASE =
      """
      with mine as (
        select organization_id, id from away_mail a
         where status = 'scheduled' and due_at <= statement_timestamp()
           and not exists (
             select from away_mail earlier
              where earlier.organization_id = a.organization_id
                and earlier.conversation_id = a.conversation_id
                and earlier.first_seq < a.first_seq
                and earlier.status = 'scheduled')
         order by due_at
         limit {2}
           for update skip locked
      )
      update away_mail a
         set lease = {0}, tries = tries + 1,
             due_at = statement_timestamp() + {1} * interval '1 millisecond'
        from mine
       where (a.organization_id, a.id) = (mine.organization_id, mine.id)
      returning %s
      """
          .formatted(Sql.columns("a", AWAY_MAIL.fields()));

  @Override
  public void plan(Set<Place> messages, Duration after) {
    var some = List.copyOf(messages);
    sql.execute(
        PLAN,
        val(some.stream().map(each -> each.organization().value()).toArray(UUID[]::new)),
        val(some.stream().map(each -> each.conversation().value()).toArray(UUID[]::new)),
        val(some.stream().map(Place::seq).toArray(Long[]::new)),
        val(after.toMillis()));
  }

  @Override
  public List<AwayMail> lease(UUID token, Duration lease, int most) {
    return sql.resultQuery(LEASE, val(token), val(lease.toMillis()), val(most))
        .coerce(AWAY_MAIL.fields())
        .fetch(row -> mail(row, token, lease));
  }

  private static AwayMail mail(Record row, UUID token, Duration lease) {
    return new AwayMail(
        row.get(AWAY_MAIL.ID),
        new Subject(row.get(AWAY_MAIL.ORGANIZATION_ID), row.get(AWAY_MAIL.CONVERSATION_ID)),
        row.get(AWAY_MAIL.FIRST_SEQ),
        row.get(AWAY_MAIL.LAST_SEQ),
        row.get(AWAY_MAIL.TRIES) - row.get(AWAY_MAIL.SPENT),
        row.get(AWAY_MAIL.DUE_AT).minus(lease),
        token);
  }

  @Override
  public boolean settle(AwayMail mail, Fate fate) {
    var organization = mail.visitor().organization();
    var settled = new SettledDeliveries(sql);
    if (fate instanceof Fate.Failed) settled.lock(mail);
    if (!update(mail, fate)) return false;
    switch (fate) {
      case Fate.Sent() -> settled.tally(organization, Means.EMAIL, "left");
      case Fate.Failed(var why) -> {
        settled.bury(mail, why);
        settled.tally(organization, Means.EMAIL, "failed");
      }
      case Fate.CalledOff _, Fate.Later _ -> {}
    }
    return true;
  }

  private boolean update(AwayMail mail, Fate fate) {
    var held = sql.update(AWAY_MAIL).setNull(AWAY_MAIL.LEASE);
    var settled =
        switch (fate) {
          case Fate.Sent() -> over(held, "sent").setNull(AWAY_MAIL.CODE);
          case Fate.CalledOff(var why) -> over(held, "called_off").set(AWAY_MAIL.CODE, why);
          case Fate.Failed(var why) ->
              over(held, "failed")
                  .set(AWAY_MAIL.CODE, why.code())
                  .set(AWAY_MAIL.REASON, why.message());
          case Fate.Later(var after, var why) ->
              held.set(AWAY_MAIL.DUE_AT, CLOCK.add(DayToSecond.valueOf(after)))
                  .set(AWAY_MAIL.CODE, why.code())
                  .set(AWAY_MAIL.REASON, why.message());
        };
    return settled
            .where(AWAY_MAIL.ORGANIZATION_ID.eq(mail.visitor().organization()))
            .and(AWAY_MAIL.ID.eq(mail.id()))
            .and(AWAY_MAIL.LEASE.eq(mail.lease()))
            .execute()
        == 1;
  }

  private static UpdateSetMoreStep<Record> over(UpdateSetMoreStep<Record> held, String status) {
    return held.set(AWAY_MAIL.STATUS, status).set(AWAY_MAIL.SETTLED_AT, CLOCK);
  }
}
