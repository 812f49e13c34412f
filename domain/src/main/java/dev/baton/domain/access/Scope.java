package dev.baton.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** What a key opens. A write scope does not include the read scope of its surface. */
public enum Scope {
  HITL_READ("hitl:read"),
  HITL_WRITE("hitl:write"),
  ASK_READ("ask:read"),
  ASK_WRITE("ask:write"),
  THREADS_READ("threads:read"),
  THREADS_WRITE("threads:write"),
  CONVERSATIONS_READ("conversations:read"),
  CONVERSATIONS_WRITE("conversations:write"),
  BOT("bot"),
  KEYS("keys");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** The word used on the wire and in the database. */
  public String word() {
    return word;
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
