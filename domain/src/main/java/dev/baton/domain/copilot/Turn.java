package dev.baton.domain.copilot;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the copilot does from one word of its operator to the next: said once, then worked on by one
 * node until it has ended or failed.
 *
 * @param workflow what the operator asked for by name, null for a free question
 */
public record Turn(Id id, Session.Id session, @Nullable Workflow workflow) {

  /** A turn whose node gives no sign for so long has failed. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  public record Id(UUID value) {}
}
