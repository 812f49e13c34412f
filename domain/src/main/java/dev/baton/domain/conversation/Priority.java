package dev.baton.domain.conversation;

/** How soon a conversation wants an answer. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT
}
