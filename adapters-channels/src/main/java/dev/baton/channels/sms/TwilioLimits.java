package dev.baton.channels.sms;

import dev.baton.application.delivery.Parcel;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Segments;
import org.jspecify.annotations.Nullable;

/** What the provider would refuse, or cut, is not sent there: the codes are its own. */
final class TwilioLimits {
  private static final String WHATSAPP = "whatsapp:";

  private TwilioLimits() {}

  /** Null for what may be sent. */
  static @Nullable Failure flaw(Parcel parcel) {
    var to = parcel.numbers().visitor();
    if (to == null) return new Failure("21604", "The conversation has no number of the visitor.");
    if (parcel.text().isBlank() && parcel.attachments().isEmpty()) {
      return new Failure("21619", "There is nothing to send.");
    }
    if (to.startsWith(WHATSAPP) && parcel.attachments().size() > 1) {
      return new Failure("21623", "A message by WhatsApp has at most one image.");
    }
    if (parcel.text().length() <= Segments.MOST_CHARACTERS) return null;
    return new Failure(
        "21617",
        "A text message has at most %d characters, this has %d."
            .formatted(Segments.MOST_CHARACTERS, parcel.text().length()));
  }
}
