package dev.baton.domain.handoff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said when a human was asked for. */
public record Request(
    Source source, Packet packet, @Nullable String reason, @Nullable UUID conversationTurn) {

  /** For whoever brings a conversation to a human without saying why. */
  public static Request unbriefed() {
    return new Request(Source.POLICY, Packet.unbriefed(), null, null);
  }

  Request upTo(long seq) {
    return new Request(source, packet.upTo(seq), reason, conversationTurn);
  }
}
