package dev.baton.channels.sms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/** A message as the provider shows it. */
final class TwilioMessage {

  private TwilioMessage() {}

  /** Null for what is no message. */
  static @Nullable News news(JsonNode message) {
    var sid = text(message, "sid");
    if (sid == null) return null;
    var provider =
        new Carriage(
            sid,
            text(message, "account_sid"),
            segments(message),
            text(message, "price"),
            text(message, "price_unit"));
    var code = text(message, "error_code");
    var failure =
        code == null
            ? null
            : new Failure(code, or(text(message, "error_message"), "The provider gave no reason."));
    return new News(status(or(text(message, "status"), "queued")), provider, failure);
  }

  /** What the provider has taken has left here: it is sent, unless it says more. */
  private static DeliveryStatus status(String word) {
    return switch (word) {
      case "accepted", "scheduled", "queued", "sending", "sent" -> DeliveryStatus.SENT;
      case "delivered" -> DeliveryStatus.DELIVERED;
      case "read" -> DeliveryStatus.READ;
      case "undelivered" -> DeliveryStatus.UNDELIVERED;
      case "failed", "canceled" -> DeliveryStatus.FAILED;
      default -> DeliveryStatus.SENT;
    };
  }

  /** A messaging service says 0, since it has not chosen yet. */
  private static @Nullable Integer segments(JsonNode message) {
    int told = message.path("num_segments").asInt(0);
    return told == 0 ? null : told;
  }

  static @Nullable String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
