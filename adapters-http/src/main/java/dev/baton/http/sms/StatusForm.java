package dev.baton.http.sms;

import dev.baton.domain.delivery.Delivery.Carriage;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.http.Form;
import org.jspecify.annotations.Nullable;

/** What the provider tells about a message of ours. */
final class StatusForm {

  private StatusForm() {}

  /** Null for what says nothing that we know. */
  static @Nullable News news(Form form) {
    var status = status(form.value("MessageStatus"));
    if (status == null) return null;
    return new News(status, Carriage.NONE, failure(form));
  }

  private static @Nullable DeliveryStatus status(@Nullable String word) {
    if (word == null) return null;
    return switch (word) {
      case "accepted", "scheduled", "queued", "sending" -> DeliveryStatus.SENDING;
      case "sent" -> DeliveryStatus.SENT;
      case "delivered" -> DeliveryStatus.DELIVERED;
      case "read" -> DeliveryStatus.READ;
      case "undelivered" -> DeliveryStatus.UNDELIVERED;
      case "failed", "canceled" -> DeliveryStatus.FAILED;
      default -> null;
    };
  }

  private static @Nullable Failure failure(Form form) {
    var code = form.value("ErrorCode");
    if (code == null) return null;
    var message = form.value("ErrorMessage");
    return new Failure(code, message == null ? meaning(code) : message);
  }

  /** Source: the provider's dictionary of errors, where a callback gives the number alone. */
  private static String meaning(String code) {
    return switch (code) {
      case "30003" -> "The handset cannot be reached.";
      case "30004" -> "The message is blocked.";
      case "30005" -> "The number is unknown or not in service any more.";
      case "30006" -> "The number is a landline or its carrier cannot be reached.";
      case "30007" -> "The carrier filtered the message.";
      case "30008" -> "The carrier gave no reason.";
      default -> "The provider reports error " + code + ".";
    };
  }
}
