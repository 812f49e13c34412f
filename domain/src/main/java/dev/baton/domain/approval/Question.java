package dev.baton.domain.approval;

import dev.baton.domain.JsonObject;
import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a human is asked. Baton keeps payload and token for whoever waits and decides nothing by
 * them.
 *
 * @param approverRole who should decide; a word that is one of our roles is held against the
 *     decider, any other is for people to heed
 * @param suspendMessage what the visitor is told meanwhile, null for the organization's own line
 */
public record Question(
    Subject subject,
    String approverRole,
    JsonObject payload,
    @Nullable String suspendMessage,
    @Nullable UUID conversationTurn,
    @Nullable String resumeToken) {

  /** The least role that may decide, where one is asked for. */
  Optional<Role> leastRole() {
    return Arrays.stream(Role.values())
        .filter(role -> role.name().equals(approverRole.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  boolean openTo(Actor actor) {
    return leastRole().map(actor::ranks).orElse(true);
  }
}
