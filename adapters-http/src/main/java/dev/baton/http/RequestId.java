package dev.baton.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The name under which a request is found in the log: the caller's, when it is fit for a log. */
final class RequestId {
  private static final int LONGEST = 128;

  private RequestId() {}

  static String of(@Nullable String sent) {
    if (sent == null || sent.isEmpty() || sent.length() > LONGEST) return mint();
    return sent.chars().allMatch(c -> c > ' ' && c < 0x7f) ? sent : mint();
  }

  static String mint() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return "req_" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
