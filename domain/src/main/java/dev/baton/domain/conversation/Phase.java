package dev.baton.domain.conversation;

import java.util.Set;

/** Where a conversation stands, as one word: the control, with the three ways to be ended apart. */
public enum Phase {
  BOT,
  WAITING,
  HUMAN,
  RESOLVED,
  CLOSED,
  ARCHIVED;

  /** Where somebody may move a conversation by naming a phase. Source: API.md, section 4, PATCH. */
  public Set<Phase> successors() {
    return switch (this) {
      case BOT -> Set.of(WAITING, HUMAN, RESOLVED, CLOSED, ARCHIVED);
      case WAITING -> Set.of(RESOLVED, CLOSED, ARCHIVED);
      case HUMAN -> Set.of(WAITING, RESOLVED, CLOSED);
      case RESOLVED -> Set.of(HUMAN, CLOSED);
      case CLOSED -> Set.of(HUMAN, ARCHIVED);
      case ARCHIVED -> Set.of(CLOSED, HUMAN);
    };
  }

  public boolean ended() {
    return switch (this) {
      case BOT, WAITING, HUMAN -> false;
      case RESOLVED, CLOSED, ARCHIVED -> true;
    };
  }
}
