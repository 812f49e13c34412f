package dev.baton.domain.handoff;

import dev.baton.domain.bot.Turn;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said when a human was asked for. */
public record Request(
    Source source, Packet packet, @Nullable String reason, @Nullable UUID conversationTurn) {

  /** For whoever brings a conversation to a human without saying why. */
  public static Request unbriefed() {
    return new Request(Source.POLICY, Packet.unbriefed(), null, null);
  }

  /** For a bot that has failed to answer a turn. */
  public static Request unanswered(Turn turn, String why) {
    return new Request(Source.POLICY, Packet.saying(why), why, turn.id().value());
  }

  Request upTo(long seq) {
    return new Request(source, packet.upTo(seq), reason, conversationTurn);
  }
}
