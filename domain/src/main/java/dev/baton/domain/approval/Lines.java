package dev.baton.domain.approval;

import org.jspecify.annotations.Nullable;

/**
 * What visitors of an organization are told while an approval is open. Null stands for our own
 * words, and so does a blank text.
 */
public record Lines(@Nullable String holding, @Nullable String waiting) {
  /** The longest line, in code points. Source: the dialect's OpenAPI document. */
  public static final int LONGEST = 2_000;

  public static final Lines USUAL = new Lines(null, null);

  private static final String HOLDING =
      "One moment, please: a colleague has to confirm this first.";
  private static final String WAITING =
      "We are still waiting for a colleague to confirm, and will get back to you right after.";

  public Lines {
    holding = holding == null || holding.isBlank() ? null : holding;
    waiting = waiting == null || waiting.isBlank() ? null : waiting;
  }

  /** Said when an approval is asked for. */
  public String holdingLine() {
    return holding == null ? HOLDING : holding;
  }

  /** Said once to a visitor who writes while it is open. */
  public String waitingReply() {
    return waiting == null ? WAITING : waiting;
  }
}
