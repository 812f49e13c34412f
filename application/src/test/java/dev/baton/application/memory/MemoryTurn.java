package dev.baton.application.memory;

import dev.baton.domain.access.Organization;
import dev.baton.domain.copilot.Turn;
import dev.baton.domain.copilot.TurnEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A turn with its log; it is under way while it has a lease. */
record MemoryTurn(
    Organization.Id organization,
    Turn turn,
    List<TurnEvent> log,
    @Nullable Instant leaseUntil,
    boolean taken) {

  MemoryTurn with(List<TurnEvent> events, @Nullable Instant lease) {
    var more = Stream.concat(log.stream(), events.stream()).toList();
    return new MemoryTurn(organization, turn, more, lease, taken);
  }

  MemoryTurn asTaken() {
    return new MemoryTurn(organization, turn, log, leaseUntil, true);
  }
}
