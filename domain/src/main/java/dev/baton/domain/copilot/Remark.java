package dev.baton.domain.copilot;

import java.time.Instant;
import java.util.UUID;

/**
 * One message of a session: what the operator said, or what the copilot answered.
 *
 * @param turn that it began, or that it is the answer of
 * @param at when it was written, to the microsecond
 */
public record Remark(Id id, long seq, Role role, Turn.Id turn, String text, Instant at) {

  public record Id(UUID value) {}

  public enum Role {
    USER,
    ASSISTANT
  }
}
