package dev.baton.application.access;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Instant;

/** What a visitor's token opens: one conversation, until it expires. */
public record VisitorToken(
    Organization.Id organization, Conversation.Id conversation, Instant expiresAt) {

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
