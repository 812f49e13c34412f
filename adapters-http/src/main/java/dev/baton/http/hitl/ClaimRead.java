package dev.baton.http.hitl;

import dev.baton.domain.conversation.Epoch;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import dev.baton.http.openapi.Words;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who owns a handoff, how firmly, and under which epoch of its conversation. */
record ClaimRead(
    @Nullable UUID holder,
    @Words({"none", "soft", "hard"}) String kind,
    @Nullable Instant lease_until,
    long epoch) {

  static ClaimRead of(Handoff handoff, Epoch epoch) {
    return switch (handoff.claim()) {
      case Claim.None() -> new ClaimRead(null, "none", null, epoch.value());
      case Claim.Soft(var by, _) -> new ClaimRead(by.value(), "soft", null, epoch.value());
      case Claim.Hard(var by, _, var lease) ->
          new ClaimRead(by.value(), "hard", lease.until(), epoch.value());
    };
  }
}
