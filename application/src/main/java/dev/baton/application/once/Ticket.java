package dev.baton.application.once;

import dev.baton.domain.access.Organization;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request is known by when it is sent again.
 *
 * @param organization null where nobody's key or token came with it
 * @param scope hash of who asks, for what, and under which idempotency key: 64 hexadecimal digits
 * @param fingerprint hash of what else was sent, the same for the same request only; likewise
 */
public record Ticket(Organization.@Nullable Id organization, String scope, String fingerprint) {
  private static final UUID NOBODY = new UUID(0, 0);

  /** All zeros for nobody's. */
  public UUID owner() {
    return organization == null ? NOBODY : organization.value();
  }

  /** The scope in 64 bits, for locks, where a rare collision costs a retry and nothing else. */
  public long lock() {
    return Long.parseUnsignedLong(scope, 0, 16, 16);
  }
}
