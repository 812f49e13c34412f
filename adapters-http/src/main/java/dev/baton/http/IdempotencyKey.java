package dev.baton.http;

import dev.baton.http.Fault.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The name that a caller gives to a request, so that it can send it again. */
final class IdempotencyKey {
  private static final int LONGEST = 255;

  private IdempotencyKey() {}

  /**
   * Null where none was sent, and for methods that need none.
   *
   * @throws Rejected when it is not one header of 1 to 255 printable ASCII characters
   */
  static @Nullable String of(HttpServletRequest http) {
    if (!http.getMethod().equals(Method.POST.name())) return null;
    var sent = Collections.list(http.getHeaders("Idempotency-Key"));
    if (sent.isEmpty()) return null;
    if (sent.size() == 1 && fits(sent.getFirst())) return sent.getFirst();
    throw new Rejected(new Fault.Idempotency(Problem.MALFORMED));
  }

  private static boolean fits(String key) {
    return !key.isEmpty()
        && key.length() <= LONGEST
        && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
