package dev.baton.http.hitl;

import dev.baton.domain.conversation.Phase;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a conversation stands in this dialect's words. Source: API.md, section 1. */
public final class SessionStatus {

  static final String AWAITING_APPROVAL = "awaiting_approval";

  private SessionStatus() {}

  /** An open approval is told before who has control, and nothing of one that is over. */
  static String of(Phase phase, boolean awaitingApproval) {
    return awaitingApproval && !phase.ended() ? AWAITING_APPROVAL : of(phase);
  }

  public static String of(Phase phase) {
    return switch (phase) {
      case BOT -> "active";
      case WAITING, HUMAN -> "waiting_for_human";
      case RESOLVED, CLOSED, ARCHIVED -> "closed";
    };
  }

  /** All phases that the word stands for; none when it is no word of the dialect. */
  static Set<Phase> phases(String word) {
    return Arrays.stream(Phase.values())
        .filter(phase -> of(phase).equals(word))
        .collect(Collectors.toUnmodifiableSet());
  }
}
