package dev.baton.persistence;

import static dev.baton.persistence.JooqStore.CLOCK;
import static dev.baton.persistence.schema.Tables.PROVIDER_REPORT;
import static org.jooq.impl.DSL.val;

import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What providers told about messages whose id there we do not know yet: they may be quicker than
 * our own commit. What nobody asks for within a day is swept.
 */
record ProviderReports(DSLContext sql) {
  private static final String SWEEP =
      """
      delete from provider_report
       where provider_id in (select provider_id from provider_report
                              where heard_at < statement_timestamp() - interval '1 day'
                              order by heard_at limit 10 for update skip locked)
      """;

  /** Until the transaction ends, nobody else settles or tells anything under this id. */
  void lock(String providerId) {
    sql.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 7))", val(providerId));
  }

  /** The furthest that was told, which is not kept any more. */
  Optional<News> take(String providerId) {
    return sql.deleteFrom(PROVIDER_REPORT)
        .where(PROVIDER_REPORT.PROVIDER_ID.eq(providerId))
        .returning()
        .fetchOptional(ProviderReports::news);
  }

  void keep(String providerId, News news) {
    sql.execute(SWEEP);
    var now = sql.select(CLOCK).fetchSingle().value1();
    var before = Delivery.queued(now);
    var known = take(providerId).map(earlier -> before.hearing(earlier, now)).orElse(before);
    var after = known.hearing(news, now);
    var failure = after.failure();
    sql.insertInto(PROVIDER_REPORT)
        .set(PROVIDER_REPORT.PROVIDER_ID, providerId)
        .set(PROVIDER_REPORT.STATUS, Words.of(after.status()))
        .set(PROVIDER_REPORT.PRICE, after.carriage().price())
        .set(PROVIDER_REPORT.PRICE_CURRENCY, after.carriage().currency())
        .set(PROVIDER_REPORT.ERROR_CODE, failure == null ? null : failure.code())
        .set(PROVIDER_REPORT.ERROR_MESSAGE, failure == null ? null : failure.message())
        .set(PROVIDER_REPORT.HEARD_AT, now)
        .execute();
  }

  private static News news(Record row) {
    var code = row.get(PROVIDER_REPORT.ERROR_CODE);
    return new News(
        Words.read(DeliveryStatus.class, row.get(PROVIDER_REPORT.STATUS)),
        new Carriage(
            null,
            null,
            null,
            row.get(PROVIDER_REPORT.PRICE),
            row.get(PROVIDER_REPORT.PRICE_CURRENCY)),
        code == null ? null : new Failure(code, row.get(PROVIDER_REPORT.ERROR_MESSAGE)));
  }
}
