package dev.baton.application.access;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's token opens: one conversation, until it expires.
 *
 * @param origin of the page that it was given out to and is good for, null where its bot lists none
 */
public record VisitorToken(
    Organization.Id organization,
    Conversation.Id conversation,
    Instant expiresAt,
    @Nullable String origin) {

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /**
   * Whether a request may use it.
   *
   * @param from the origin that the browser names; on its own site it names none when it reads
   */
  public boolean admits(@Nullable String from, boolean reads) {
    if (origin == null) return true;
    return from == null ? reads : from.equals(origin);
  }
}
