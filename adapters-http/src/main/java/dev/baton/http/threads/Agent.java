package dev.baton.http.threads;

import dev.baton.application.conversation.ConversationView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bot as this dialect shows it. It has no versions here, so it is its own first one. */
record Agent(
    UUID agentId, Details agentDetails, UUID agentVersionId, VersionDetails agentVersionDetails) {

  record Details(UUID id, String name, @Nullable String description) {}

  record VersionDetails(UUID id, int version, String name) {}

  static Agent of(ConversationView thread) {
    var id = thread.agent().id().value();
    var name = thread.agent().name();
    return new Agent(id, new Details(id, name, null), id, new VersionDetails(id, 1, name));
  }
}
