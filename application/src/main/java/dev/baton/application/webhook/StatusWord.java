package dev.baton.application.webhook;

import dev.baton.domain.conversation.Phase;

/** Where a conversation stands, in the word of the conversations dialect and of its webhooks. */
public final class StatusWord {

  private StatusWord() {}

  public static String of(Phase phase) {
    return switch (phase) {
      case BOT -> "bot_active";
      case WAITING -> "agent_requested";
      case HUMAN -> "open";
      case RESOLVED -> "resolved";
      case CLOSED -> "closed";
      case ARCHIVED -> "archived";
    };
  }
}
