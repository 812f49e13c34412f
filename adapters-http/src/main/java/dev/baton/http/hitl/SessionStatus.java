package dev.baton.http.hitl;

import dev.baton.domain.conversation.Phase;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a conversation stands in this dialect's words. Source: API.md, section 1. */
public final class SessionStatus {

  private SessionStatus() {}

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
