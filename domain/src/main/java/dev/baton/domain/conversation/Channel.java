package dev.baton.domain.conversation;

/** Where the visitor is. */
public enum Channel {
  WEB,
  SMS
}
