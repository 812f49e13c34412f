package dev.baton.persistence;

import static org.jooq.impl.DSL.val;

import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.Leased.Permission;
import dev.baton.application.delivery.Parcel;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Details.Numbers;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Leases what is due, by one statement that also reads all that is needed to carry it. */
final class LeaseDeliveries {

  /**
   * Only the first message of a conversation is leased. One that was committed later is never seen
   * before it, since seqs are committed in order; and where it has been leased meanwhile, the row
   * lock shows the newer due_at. A pause that is over lets one message through, and whoever leases
   * that one puts the pause's end off, so that nobody else tries meanwhile.
   */
  private static final String LEASE =
      """
      with head as (
        select d.organization_id, d.conversation_id, d.seq
          from delivery_due d
         where d.channel = {0} and d.due_at <= statement_timestamp()
           and not exists (
             select from delivery_due e
              where e.organization_id = d.organization_id
                and e.conversation_id = d.conversation_id
                and e.channel = d.channel and e.seq < d.seq)
         order by d.due_at
         limit {3}
           for update of d skip locked
      ), probe as (
        update channel_pause set until = statement_timestamp() + {2} * interval '1 millisecond'
         where channel = {0} and until <= statement_timestamp() and exists (select from head)
        returning channel
      ), chosen as (
        select * from head
         limit (select case when not exists (select from channel_pause where channel = {0})
                            then {3}::int
                            when exists (select from probe) then 1 else 0 end)
      ), leased as (
        update delivery_due d
           set lease = {1}, due_at = statement_timestamp() + {2} * interval '1 millisecond',
               tries = d.tries + 1,
               doubt = case when d.lease is not null and d.doubt = 'none' then 'lapsed'
                            else d.doubt end
          from chosen h
         where (d.organization_id, d.conversation_id, d.seq)
               = (h.organization_id, h.conversation_id, h.seq)
        returning d.*
      ), sending as (
        update delivery y set status = 'sending', updated_at = statement_timestamp()
          from leased l
         where (y.organization_id, y.conversation_id, y.seq)
               = (l.organization_id, l.conversation_id, l.seq)
           and y.status = 'queued'
      )
      select l.organization_id, l.conversation_id, l.seq, l.tries, l.doubt,
             m.id as message_id, m.text, m.files, m.created_at, x.visitor_number, x.our_number,
             coalesce((select strikes from channel_pause where channel = {0}), 0) as strikes,
             case when m.author = 'system' and m.metadata ->> 'keyword' is not null then 'granted'
                  when not (select c.given from consent c
                             where c.organization_id = l.organization_id
                               and c.our_number = x.our_number
                               and c.visitor_number = x.visitor_number
                             order by c.position desc limit 1) then 'opted_out'
                  when exists (select from number n
                                where n.address = x.our_number
                                  and n.organization_id <> l.organization_id) then 'not_ours'
                  else 'granted' end as permission
        from leased l
        join message m
          on (m.organization_id, m.conversation_id, m.seq)
             = (l.organization_id, l.conversation_id, l.seq)
        join conversation_details x
          on (x.organization_id, x.conversation_id) = (l.organization_id, l.conversation_id)
      """;

  private LeaseDeliveries() {}

  static List<Leased> lease(DSLContext sql, Channel channel, UUID token, Duration lease, int most) {
    return sql.fetch(LEASE, val(Words.of(channel)), val(token), val(lease.toMillis()), val(most))
        .map(row -> leased(row, channel, token, sql));
  }

  private static Leased leased(Record row, Channel channel, UUID token, DSLContext sql) {
    return new Leased(
        parcel(row, sql),
        channel,
        token,
        row.get("tries", Integer.class),
        Words.read(Doubt.class, row.get("doubt", String.class)),
        Words.read(Permission.class, row.get("permission", String.class)),
        row.get("strikes", Integer.class));
  }

  private static Parcel parcel(Record row, DSLContext sql) {
    var organization = new Organization.Id(row.get("organization_id", UUID.class));
    var conversation = new Conversation.Id(row.get("conversation_id", UUID.class));
    long seq = row.get("seq", Long.class);
    boolean bringsFiles = Objects.requireNonNullElse(row.get("files", Integer.class), 0) > 0;
    return new Parcel(
        organization,
        conversation,
        seq,
        new Message.Id(row.get("message_id", UUID.class)),
        new Numbers(text(row, "visitor_number"), text(row, "our_number")),
        row.get("text", String.class),
        bringsFiles ? FileRows.of(seq, organization, conversation, sql) : List.of(),
        row.get("created_at", Instant.class));
  }

  private static @Nullable String text(Record row, String column) {
    return row.get(column, String.class);
  }
}
