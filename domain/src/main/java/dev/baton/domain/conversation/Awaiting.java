package dev.baton.domain.conversation;

import org.jspecify.annotations.Nullable;

/**
 * That a conversation waits for approvals.
 *
 * @param approvals how many are open, at least one
 * @param told whether the visitor has written since, and was told to wait
 */
public record Awaiting(int approvals, boolean told) {

  public Awaiting {
    if (approvals < 1) throw new IllegalArgumentException("nothing is awaited");
  }

  static Awaiting oneMore(@Nullable Awaiting before) {
    return before == null
        ? new Awaiting(1, false)
        : new Awaiting(before.approvals + 1, before.told);
  }

  @Nullable Awaiting oneLess() {
    return approvals == 1 ? null : new Awaiting(approvals - 1, told);
  }

  Awaiting tellingOnce() {
    return new Awaiting(approvals, true);
  }
}
