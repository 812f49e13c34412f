package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.CHANNEL_PAUSE;
import static dev.baton.persistence.schema.Tables.DELIVERY;
import static dev.baton.persistence.schema.Tables.DELIVERY_DUE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import dev.baton.application.delivery.Deliveries;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.Means;
import dev.baton.application.delivery.WebDeliveries;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.types.DayToSecond;

/**
 * Locks are taken in one order everywhere: the provider's id, the conversation, then the delivery.
 */
record JooqDeliveries(DSLContext sql) implements Deliveries {

  /** Locked in the order of the key first, so that nodes whose readers share them never cross. */
  private static final String TAKEN =
      """
      with waiting as (
        select d.organization_id, d.conversation_id, d.seq
          from unnest({0}, {1}, {2}) w (organization_id, conversation_id, seq)
          join delivery d
            on (d.organization_id, d.conversation_id, d.seq)
               = (w.organization_id, w.conversation_id, w.seq)
         where d.channel = 'web' and d.status in ('queued', 'sending', 'sent')
         order by d.organization_id, d.conversation_id, d.seq
           for no key update of d
      )
      update delivery d
         set status = 'delivered', sent_at = coalesce(d.sent_at, statement_timestamp()),
             delivered_at = statement_timestamp(), updated_at = statement_timestamp()
        from waiting w
       where (d.organization_id, d.conversation_id, d.seq)
             = (w.organization_id, w.conversation_id, w.seq)
      """;

  @Override
  public List<Leased> lease(Channel channel, UUID token, Duration lease, int most) {
    return LeaseDeliveries.lease(sql, channel, token, lease, most);
  }

  @Override
  public boolean settle(Leased leased, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Left(var news) -> left(leased, news);
      case Verdict.Dead(var why) -> dead(leased, why);
      case Verdict.Later(var after, var doubt) -> later(leased, after, doubt, leased.tries());
      case Verdict.Paused(var after, var why, var doubt) ->
          later(leased, after, doubt, leased.tries() - 1) && pause(leased, after, why);
    };
  }

  private boolean left(Leased leased, News news) {
    var reports = new ProviderReports(sql);
    var id = news.carriage().id();
    if (id != null) reports.lock(id);
    new SettledDeliveries(sql).lock(Place.of(leased));
    if (!done(leased)) return false;
    var place = Place.of(leased);
    var settled = new SettledDeliveries(sql);
    settled.apply(place, news);
    if (id != null) reports.take(id).ifPresent(kept -> settled.apply(place, kept));
    settled.tally(place.organization(), Means.of(leased.channel()), "left");
    sql.deleteFrom(CHANNEL_PAUSE)
        .where(CHANNEL_PAUSE.CHANNEL.eq(Words.of(leased.channel())))
        .execute();
    return true;
  }

  private boolean dead(Leased leased, Failure why) {
    new SettledDeliveries(sql).lock(Place.of(leased));
    if (!done(leased)) return false;
    var settled = new SettledDeliveries(sql);
    settled.apply(Place.of(leased), News.failed(why));
    settled.bury(leased, why);
    settled.tally(leased.parcel().organization(), Means.of(leased.channel()), "failed");
    if (leased.strikes() > 0) tryNext(leased.channel());
    return true;
  }

  /** A message that never left says nothing about a paused channel: the next one may try it. */
  private void tryNext(Channel channel) {
    sql.update(CHANNEL_PAUSE)
        .set(CHANNEL_PAUSE.UNTIL, CLOCK)
        .where(CHANNEL_PAUSE.CHANNEL.eq(Words.of(channel)))
        .and(CHANNEL_PAUSE.UNTIL.gt(CLOCK))
        .execute();
  }

  /** What comes after it in its conversation waits as long: so nobody looks at it meanwhile. */
  private boolean later(Leased leased, Duration after, Doubt doubt, int tries) {
    var due = CLOCK.add(DayToSecond.valueOf(after));
    var place = Place.of(leased);
    int ours =
        sql.update(DELIVERY_DUE)
            .setNull(DELIVERY_DUE.LEASE)
            .set(DELIVERY_DUE.TRIES, tries)
            .set(DELIVERY_DUE.DOUBT, Words.of(doubt))
            .set(DELIVERY_DUE.DUE_AT, due)
            .where(held(leased))
            .execute();
    if (ours == 0) return false;
    sql.update(DELIVERY_DUE)
        .set(DELIVERY_DUE.DUE_AT, greatest(DELIVERY_DUE.DUE_AT, due))
        .where(place.of(DELIVERY_DUE.ORGANIZATION_ID, DELIVERY_DUE.CONVERSATION_ID))
        .and(DELIVERY_DUE.SEQ.gt(place.seq()))
        .execute();
    return true;
  }

  private boolean pause(Leased leased, Duration after, Failure why) {
    sql.execute(
        """
        insert into channel_pause as p (channel, until, strikes, code, reason, since)
        values ({0}, statement_timestamp() + {1} * interval '1 millisecond', 1, {2}, {3},
                statement_timestamp())
        on conflict (channel) do update
           set until = greatest(p.until, excluded.until), code = excluded.code,
               reason = excluded.reason,
               strikes = greatest(p.strikes, {4} + 1)
        """,
        val(Words.of(leased.channel())),
        val(after.toMillis()),
        val(why.code()),
        val(why.message()),
        val(leased.strikes()));
    return true;
  }

  private boolean done(Leased leased) {
    return sql.deleteFrom(DELIVERY_DUE).where(held(leased)).execute() == 1;
  }

  private static Condition held(Leased leased) {
    var place = Place.of(leased);
    return place
        .of(DELIVERY_DUE.ORGANIZATION_ID, DELIVERY_DUE.CONVERSATION_ID)
        .and(DELIVERY_DUE.SEQ.eq(place.seq()))
        .and(DELIVERY_DUE.LEASE.eq(leased.token()));
  }

  @Override
  public void taken(Set<WebDeliveries.Taken> messages) {
    var organizations = new UUID[messages.size()];
    var conversations = new UUID[messages.size()];
    var seqs = new Long[messages.size()];
    int i = 0;
    for (var each : messages) {
      organizations[i] = each.organization().value();
      conversations[i] = each.conversation().value();
      seqs[i++] = each.seq();
    }
    sql.execute(TAKEN, val(organizations), val(conversations), val(seqs));
  }

  @Override
  public Set<String> known(Collection<String> providerIds) {
    return sql.select(DELIVERY.PROVIDER_ID)
        .from(DELIVERY)
        .where(DELIVERY.PROVIDER_ID.eq(any(providerIds.toArray(String[]::new))))
        .fetchSet(DELIVERY.PROVIDER_ID);
  }

  @Override
  public void hear(String providerId, News news) {
    var reports = new ProviderReports(sql);
    reports.lock(providerId);
    var settled = new SettledDeliveries(sql);
    var places = settled.of(providerId);
    if (places.isEmpty()) reports.keep(providerId, news);
    for (var place : places) {
      settled.lock(place);
      settled.apply(place, news);
    }
  }
}
