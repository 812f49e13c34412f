package dev.baton.persistence;

import static dev.baton.persistence.schema.Tables.DELIVERY;

import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.Times;
import dev.baton.domain.delivery.DeliveryStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Deliveries to columns and back. */
final class DeliveryRows {
  static final List<Field<?>> COLUMNS =
      List.of(
          DELIVERY.STATUS,
          DELIVERY.PROVIDER_ID,
          DELIVERY.PROVIDER_ACCOUNT,
          DELIVERY.SEGMENTS,
          DELIVERY.PRICE,
          DELIVERY.PRICE_CURRENCY,
          DELIVERY.ERROR_CODE,
          DELIVERY.ERROR_MESSAGE,
          DELIVERY.UPDATED_AT,
          DELIVERY.SENT_AT,
          DELIVERY.DELIVERED_AT,
          DELIVERY.READ_AT);

  private DeliveryRows() {}

  /** Null where the join found none: what a visitor wrote is delivered to nobody. */
  static @Nullable Delivery ofNullable(Record row) {
    return row.get(DELIVERY.STATUS) == null ? null : of(row);
  }

  static Delivery of(Record row) {
    var code = row.get(DELIVERY.ERROR_CODE);
    return new Delivery(
        Words.read(DeliveryStatus.class, row.get(DELIVERY.STATUS)),
        new Carriage(
            row.get(DELIVERY.PROVIDER_ID),
            row.get(DELIVERY.PROVIDER_ACCOUNT),
            row.get(DELIVERY.SEGMENTS),
            row.get(DELIVERY.PRICE),
            row.get(DELIVERY.PRICE_CURRENCY)),
        code == null ? null : new Failure(code, row.get(DELIVERY.ERROR_MESSAGE)),
        new Times(
            row.get(DELIVERY.UPDATED_AT),
            row.get(DELIVERY.SENT_AT),
            row.get(DELIVERY.DELIVERED_AT),
            row.get(DELIVERY.READ_AT)));
  }

  static Map<Field<?>, @Nullable Object> columns(Delivery delivery) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(DELIVERY.STATUS, Words.of(delivery.status()));
    columns.put(DELIVERY.PROVIDER_ID, delivery.carriage().id());
    columns.put(DELIVERY.PROVIDER_ACCOUNT, delivery.carriage().account());
    columns.put(DELIVERY.SEGMENTS, delivery.carriage().segments());
    columns.put(DELIVERY.PRICE, delivery.carriage().price());
    columns.put(DELIVERY.PRICE_CURRENCY, delivery.carriage().currency());
    var failure = delivery.failure();
    columns.put(DELIVERY.ERROR_CODE, failure == null ? null : failure.code());
    columns.put(DELIVERY.ERROR_MESSAGE, failure == null ? null : failure.message());
    columns.put(DELIVERY.UPDATED_AT, delivery.times().updated());
    columns.put(DELIVERY.SENT_AT, delivery.times().sent());
    columns.put(DELIVERY.DELIVERED_AT, delivery.times().delivered());
    columns.put(DELIVERY.READ_AT, delivery.times().read());
    return columns;
  }
}
