package dev.baton.persistence;

import static org.jooq.impl.DSL.val;

import java.time.Duration;
import org.jooq.DSLContext;

/** What nobody asks for any more, in steps that are over soon. */
record ForgottenDeliveries(DSLContext sql) {
  private static final String OLD =
      """
      with old as (
        select organization_id, id from webhook_delivery
         where settled_at < statement_timestamp() - {0} * interval '1 second'
         order by settled_at limit {1}
           for update skip locked
      ), calls as (
        delete from webhook_attempt a using old
         where (a.organization_id, a.delivery_id) = (old.organization_id, old.id)
      )
      delete from webhook_delivery d using old
       where (d.organization_id, d.id) = (old.organization_id, old.id)
      """;

  /** From webhook to webhook: there are few of them, however much each was told. */
  private static final String REMOVED =
      """
      with recursive told as (
        (select organization_id, webhook_id from webhook_delivery
          order by organization_id, webhook_id limit 1)
        union all
        select n.organization_id, n.webhook_id
          from told t cross join lateral (
            select d.organization_id, d.webhook_id from webhook_delivery d
             where (d.organization_id, d.webhook_id) > (t.organization_id, t.webhook_id)
             order by d.organization_id, d.webhook_id limit 1) n
      ), removed as (
        select organization_id, webhook_id from told t
         where not exists (select from webhook w
                            where (w.organization_id, w.id) = (t.organization_id, t.webhook_id))
      ), gone as (
        select d.organization_id, d.id
          from removed r join webhook_delivery d
            on (d.organization_id, d.webhook_id) = (r.organization_id, r.webhook_id)
         limit {0}
           for update of d skip locked
      ), calls as (
        delete from webhook_attempt a using gone
         where (a.organization_id, a.delivery_id) = (gone.organization_id, gone.id)
      ), lanes as (
        delete from webhook_lane l using removed r
         where (l.organization_id, l.webhook_id) = (r.organization_id, r.webhook_id)
           and (l.organization_id, l.webhook_id, l.lane) in (
             select organization_id, webhook_id, lane from webhook_delivery d
              where (d.organization_id, d.id) in (select organization_id, id from gone))
      )
      delete from webhook_delivery d using gone
       where (d.organization_id, d.id) = (gone.organization_id, gone.id)
      """;

  int forget(Duration kept, int most) {
    int old = sql.execute(OLD, val(kept.toSeconds()), val(most));
    return old + sql.execute(REMOVED, val(most));
  }
}
