package dev.baton.application.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one call.
 *
 * @param status of the answer, null where none came
 * @param error why there was none, for people
 * @param excerpt how the answer's body begins, at most {@link #MOST_EXCERPT} characters
 */
public record CallRecord(
    Duration took, @Nullable Integer status, @Nullable String error, String excerpt) {
  public static final int MOST_EXCERPT = 1_000;

  /** For what was not called at all. */
  static final CallRecord NONE =
      new CallRecord(Duration.ZERO, null, "What this was to tell of is gone.", "");
}
