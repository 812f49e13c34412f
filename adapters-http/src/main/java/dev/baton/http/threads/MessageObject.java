package dev.baton.http.threads;

import dev.baton.application.conversation.Line;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message, with every field of this dialect. Source: API.md, section 3. */
record MessageObject(
    UUID id,
    UUID threadId,
    String direction,
    String messageBody,
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

  static MessageObject of(Line line) {
    var message = line.message();
    return new MessageObject(
        message.id().value(),
        message.conversation().value(),
        message.outbound() ? "OUTBOUND" : "INBOUND",
        message.text(),
        line.delivery() == null ? "RECEIVED" : line.delivery().name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        message.at(),
        message.at(),
        null,
        null,
        null);
  }
}
