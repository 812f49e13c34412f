package dev.baton.channels.outgoing;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a call. */
public sealed interface Outcome {

  /**
   * The far side answered, with whatever status.
   *
   * @param headers by their names in lower case; of repeated ones the last
   * @param whole false when the body went on beyond what the terms keep
   */
  record Answered(int status, Map<String, String> headers, Content body, boolean whole)
      implements Outcome {

    public Answered {
      headers = Map.copyOf(headers);
    }

    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /** It may not be called: nothing was sent there, at the first hop or at a later one. */
  record Refused(Refusal why) implements Outcome {}

  /**
   * There was no answer, or no complete one.
   *
   * @param detail for people, at most 300 characters
   */
  record Failed(Failure why, String detail) implements Outcome {}

  enum Failure {
    UNKNOWN_HOST,
    UNREACHABLE,
    TLS,
    TIMED_OUT,
    TOO_MANY_REDIRECTS,
    BROKEN
  }
}
