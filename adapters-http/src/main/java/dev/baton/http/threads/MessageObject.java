package dev.baton.http.threads;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.Line;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message, with every field of this dialect. Source: API.md, section 3. */
record MessageObject(
    UUID id,
    UUID threadId,
    @Words({"INBOUND", "OUTBOUND"}) String direction,
    String messageBody,
    @Words({"QUEUED", "SENDING", "SENT", "DELIVERED", "FAILED", "UNDELIVERED", "READ", "RECEIVED"})
        String status,
    @Nullable String twilioMessageSid,
    @Nullable String twilioAccountSid,
    @Nullable Integer twilioNumSegments,
    @Nullable String twilioPrice,
    @Nullable String twilioPriceCurrency,
    @Nullable String twilioErrorCode,
    @Nullable String twilioErrorMessage,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant sentAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant readAt) {

  /** What the visitor wrote goes nowhere: nothing of a delivery is known. */
  private static final Delivery RECEIVED = Delivery.queued(Instant.EPOCH);

  static MessageObject of(Line line, AssetUrls urls) {
    var message = line.message();
    var delivery = line.delivery() == null ? RECEIVED : line.delivery();
    var provider = delivery.carriage();
    var failure = delivery.failure();
    return new MessageObject(
        message.id().value(),
        message.conversation().value(),
        message.outbound() ? "OUTBOUND" : "INBOUND",
        body(message, urls),
        line.delivery() == null ? "RECEIVED" : delivery.status().name(),
        provider.id(),
        provider.account(),
        provider.segments(),
        provider.price(),
        provider.currency(),
        failure == null ? null : failure.code(),
        failure == null ? null : failure.message(),
        message.at(),
        line.delivery() == null ? message.at() : delivery.times().updated(),
        delivery.times().sent(),
        delivery.times().delivered(),
        delivery.times().read());
  }

  /** This dialect has no field for images, so their URLs follow the text, a line each. */
  private static String body(Message message, AssetUrls urls) {
    var files = message.attachments().stream().map(each -> urls.of(each.asset()).toString());
    return Stream.concat(Stream.of(message.text()), files)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
