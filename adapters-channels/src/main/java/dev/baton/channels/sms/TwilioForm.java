package dev.baton.channels.sms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters in their order, of which some may be there more than once. */
final class TwilioForm {
  private final List<String> pairs = new ArrayList<>();

  /** Nothing is added where there is no value. */
  TwilioForm with(String name, @Nullable String value) {
    if (value != null) {
      pairs.add(TwilioAccount.encoded(name) + "=" + TwilioAccount.encoded(value));
    }
    return this;
  }

  String encoded() {
    return String.join("&", pairs);
  }
}
