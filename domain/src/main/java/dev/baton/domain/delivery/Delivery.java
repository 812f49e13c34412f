package dev.baton.domain.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The journey of one persisted message over its channel, as far as it is known.
 *
 * @param failure why it will not arrive, null while it may
 */
public record Delivery(
    DeliveryStatus status, Carriage carriage, @Nullable Failure failure, Times times) {

  /** What the channel's provider calls the message and charges for it; each null until told. */
  public record Carriage(
      @Nullable String id,
      @Nullable String account,
      @Nullable Integer segments,
      @Nullable String price,
      @Nullable String currency) {
    public static final Carriage NONE = new Carriage(null, null, null, null, null);

    /** What was known stays, except for a price, which may be told late and again. */
    Carriage filledBy(Carriage news) {
      return new Carriage(
          id == null ? news.id : id,
          account == null ? news.account : account,
          segments == null ? news.segments : segments,
          news.price == null ? price : news.price,
          news.currency == null ? currency : news.currency);
    }
  }

  /**
   * Why something failed.
   *
   * @param code the provider's own where it is the provider's doing, such as {@code 21610}
   */
  public record Failure(String code, String message) {}

  /** When it came how far; each null until it has. */
  public record Times(
      Instant updated,
      @Nullable Instant sent,
      @Nullable Instant delivered,
      @Nullable Instant read) {}

  /** What was heard about a message. */
  public record News(DeliveryStatus status, Carriage carriage, @Nullable Failure failure) {

    public static News of(DeliveryStatus status) {
      return new News(status, Carriage.NONE, null);
    }

    public static News failed(Failure failure) {
      return new News(DeliveryStatus.FAILED, Carriage.NONE, failure);
    }
  }

  public static Delivery queued(Instant at) {
    return new Delivery(
        DeliveryStatus.QUEUED, Carriage.NONE, null, new Times(at, null, null, null));
  }

  /** What is true once the news were heard: those that come late or twice change no status. */
  public Delivery hearing(News news, Instant at) {
    var further = status.advancedBy(news.status());
    var filled = carriage.filledBy(news.carriage());
    if (further == status && filled.equals(carriage)) return this;
    return new Delivery(
        further,
        filled,
        further == status ? failure : failure(further, news),
        further == status ? times : times(further, at));
  }

  /** Whether it has left, arrived or failed since: what somebody who follows it is told. */
  public boolean further(Delivery before) {
    return switch (status) {
      case QUEUED, SENDING -> false;
      case SENT, DELIVERED, READ, UNDELIVERED, FAILED -> status != before.status;
    };
  }

  private static @Nullable Failure failure(DeliveryStatus further, News news) {
    return switch (further) {
      case QUEUED, SENDING, SENT, DELIVERED, READ -> null;
      case UNDELIVERED, FAILED ->
          news.failure() == null
              ? new Failure("unknown", "The provider gave no reason.")
              : news.failure();
    };
  }

  private Times times(DeliveryStatus further, Instant at) {
    return switch (further) {
      case QUEUED, SENDING, UNDELIVERED, FAILED ->
          new Times(at, times.sent, times.delivered, times.read);
      case SENT -> new Times(at, at, times.delivered, times.read);
      case DELIVERED -> new Times(at, first(times.sent, at), at, times.read);
      case READ -> new Times(at, first(times.sent, at), first(times.delivered, at), at);
    };
  }

  private static Instant first(@Nullable Instant known, Instant at) {
    return known == null ? at : known;
  }
}
