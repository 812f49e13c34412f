package dev.baton.domain.conversation;

/** How soon a conversation wants an answer. The words are those of the conversations dialect. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH
}
