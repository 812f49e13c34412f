package dev.baton.domain.bot;

import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Window;
import java.util.UUID;

/** The registration of an AI agent that answers while it has control; it runs outside Baton. */
public record Bot(Id id, Organization.Id organization, String name, Window.Rule window) {

  public record Id(UUID value) {}
}
