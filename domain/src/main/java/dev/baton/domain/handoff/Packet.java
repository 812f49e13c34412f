package dev.baton.domain.handoff;

import dev.baton.domain.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The briefing that a human gets with a handoff. Source: API.md, section 1.
 *
 * @param upToSeq the last message the briefing knows of, null when there was none
 */
public record Packet(
    String staticText,
    @Nullable String reason,
    JsonObject contextVars,
    @Nullable String summary,
    @Nullable Long upToSeq,
    @Nullable String transferTo,
    @Nullable String transferLabel) {

  /** For a human stretch that nobody briefed. */
  public static Packet unbriefed() {
    return saying("Requested through the API.");
  }

  static Packet saying(String staticText) {
    return new Packet(staticText, null, JsonObject.EMPTY, null, null, null, null);
  }

  Packet upTo(long seq) {
    if (upToSeq != null || seq < 0) return this;
    return new Packet(staticText, reason, contextVars, summary, seq, transferTo, transferLabel);
  }
}
