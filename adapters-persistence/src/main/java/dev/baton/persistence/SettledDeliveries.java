package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.CONVERSATION;
import static dev.baton.persistence.schema.Tables.DEAD_LETTER;
import static dev.baton.persistence.schema.Tables.DELIVERY;
import static org.jooq.impl.DSL.val;

import dev.baton.application.away.AwayMail;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.Means;
import dev.baton.domain.access.Organization;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Records;

/** What is written once more is known about a delivery, in the transaction of the context. */
record SettledDeliveries(DSLContext sql) {
  private static final String LOG =
      """
      with taken as (
        update conversation
           set next_position = next_position + 1,
               last_xid = greatest(last_xid, pg_current_xact_id())
         where organization_id = {0} and id = {1}
        returning next_position - 1 as position, last_xid
      )
      insert into event (organization_id, conversation_id, position, kind, facts, created_at, xid)
      select {0}, {1}, position, {2}, {3}, clock_timestamp(), last_xid from taken
      """;

  private static final String TALLY =
      """
      insert into delivery_tally as t (organization_id, channel, day, outcome, deliveries)
      values ({0}, {1}, (statement_timestamp() at time zone 'UTC')::date, {2}, 1)
      on conflict (organization_id, channel, day, outcome)
         do update set deliveries = t.deliveries + 1
      """;

  private static final String BURY_MAIL =
      """
      insert into dead_letter
        (organization_id, conversation_id, seq, message_id, channel, tries, code, reason, died_at)
      select organization_id, conversation_id, seq, id, 'email', {3}, {4}, {5},
             statement_timestamp()
        from message
       where (organization_id, conversation_id, seq) = ({0}, {1}, {2})
      """;

  void lock(Place place) {
    sql.select(CONVERSATION.ID)
        .from(CONVERSATION)
        .where(place.of(CONVERSATION.ORGANIZATION_ID, CONVERSATION.ID))
        .forUpdate()
        .execute();
  }

  void lock(AwayMail mail) {
    lock(Place.of(mail));
  }

  List<Place> of(String providerId) {
    return sql.select(DELIVERY.ORGANIZATION_ID, DELIVERY.CONVERSATION_ID, DELIVERY.SEQ)
        .from(DELIVERY)
        .where(DELIVERY.PROVIDER_ID.eq(providerId))
        .orderBy(DELIVERY.ORGANIZATION_ID, DELIVERY.CONVERSATION_ID, DELIVERY.SEQ)
        .fetch(Records.mapping(Place::new));
  }

  /** Takes news about a delivery whose conversation is locked. */
  void apply(Place place, News news) {
    var known =
        sql.select(DeliveryRows.COLUMNS)
            .from(DELIVERY)
            .where(place.of(DELIVERY.ORGANIZATION_ID, DELIVERY.CONVERSATION_ID))
            .and(DELIVERY.SEQ.eq(place.seq()))
            .forUpdate()
            .fetchOptional(DeliveryRows::of);
    if (known.isEmpty()) return;
    var after = known.get().hearing(news, sql.select(CLOCK).fetchSingle().value1());
    if (after.equals(known.get())) return;
    save(place, after);
    if (after.further(known.get())) log(place, after);
  }

  private void save(Place place, Delivery delivery) {
    sql.update(DELIVERY)
        .set(DeliveryRows.columns(delivery))
        .where(place.of(DELIVERY.ORGANIZATION_ID, DELIVERY.CONVERSATION_ID))
        .and(DELIVERY.SEQ.eq(place.seq()))
        .execute();
  }

  private void log(Place place, Delivery delivery) {
    var failure = delivery.failure();
    log(
        place,
        failure == null
            ? EventRow.deliveryMoved(place.seq(), delivery.status())
            : EventRow.deliveryFailed(place.seq(), failure.code()));
  }

  private void log(Place place, EventRow event) {
    sql.execute(
        LOG,
        val(place.organization().value()),
        val(place.conversation().value()),
        val(event.kind()),
        val(JSONB.jsonb(event.facts())));
  }

  void bury(Leased leased, Failure why) {
    var parcel = leased.parcel();
    sql.insertInto(DEAD_LETTER)
        .set(DEAD_LETTER.ORGANIZATION_ID, parcel.organization())
        .set(DEAD_LETTER.CONVERSATION_ID, parcel.conversation())
        .set(DEAD_LETTER.SEQ, parcel.seq())
        .set(DEAD_LETTER.MESSAGE_ID, parcel.message())
        .set(DEAD_LETTER.CHANNEL, Words.of(leased.channel()))
        .set(DEAD_LETTER.TRIES, leased.tries())
        .set(DEAD_LETTER.CODE, why.code())
        .set(DEAD_LETTER.REASON, why.message())
        .set(DEAD_LETTER.DIED_AT, CLOCK)
        .execute();
  }

  /** An e-mail whose conversation is locked will not arrive. */
  void bury(AwayMail mail, Failure why) {
    var place = Place.of(mail);
    log(place, EventRow.mailFailed(place.seq(), why.code()));
    sql.execute(
        BURY_MAIL,
        val(place.organization().value()),
        val(place.conversation().value()),
        val(place.seq()),
        val(mail.tries()),
        val(why.code()),
        val(why.message()));
  }

  void tally(Organization.Id organization, Means means, String outcome) {
    sql.execute(TALLY, val(organization.value()), val(Words.of(means)), val(outcome));
  }
}
