package dev.baton.domain.tag;

import dev.baton.domain.access.Organization;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A label of the organization's palette, for any of its conversations to wear. No two of a palette
 * have the same name in whatever case.
 *
 * @param color {@code #RRGGBB}, null for whatever a screen takes
 */
public record Tag(
    Id id, Organization.Id organization, String name, @Nullable String color, Instant createdAt) {
  /** In code points. Source: the conversations dialect's public document. */
  public static final int LONGEST_NAME = 100;

  /** How many a palette has at most; our own bound, so that it is shown whole. */
  public static final int MOST = 500;

  public record Id(UUID value) {}

  /** The name as it is compared with another. */
  public String folded() {
    // By way of upper case, so that letters which have two small forms count as one.
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
