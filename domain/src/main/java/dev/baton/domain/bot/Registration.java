package dev.baton.domain.bot;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bot as its organization manages it.
 *
 * @param origins of the pages whose visitors may begin a chat with it, as browsers name them; empty
 *     where that is left to the network
 */
public record Registration(
    Bot bot, @Nullable String description, Set<String> origins, Instant createdAt) {
  /** How many an organization has at most; our own bound, so that they are shown at once. */
  public static final int MOST = 100;

  public Registration {
    origins = Set.copyOf(origins);
  }

  /** Whether a page of this origin may begin a chat; null where the browser names none. */
  public boolean lets(@Nullable String origin) {
    return origins.isEmpty() || (origin != null && origins.contains(origin));
  }
}
