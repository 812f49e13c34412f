package dev.baton.http.bot;

import dev.baton.domain.conversation.Conversation.BotReply;
import dev.baton.domain.conversation.Phase;
import dev.baton.http.hitl.SessionStatus;
import dev.baton.http.openapi.Words;

/** Who has control instead, and under which epoch the bot may try again once it has it back. */
record ControlLost(
    String error,
    String message,
    String session_status,
    @Words({"bot", "waiting", "human", "ended"}) String control,
    long epoch) {

  static ControlLost of(BotReply.ControlLost lost) {
    return new ControlLost(
        "control_lost",
        "This was computed under a control that has passed.",
        SessionStatus.of(lost.phase()),
        control(lost.phase()),
        lost.epoch().value());
  }

  private static String control(Phase phase) {
    return switch (phase) {
      case BOT -> "bot";
      case WAITING -> "waiting";
      case HUMAN -> "human";
      case RESOLVED, CLOSED, ARCHIVED -> "ended";
    };
  }
}
