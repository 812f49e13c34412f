package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Conversations as the team's own systems see them. Source: API.md, section 4. */
public final class ConversationsSurface {
  private final ListRoute list;
  private final ConversationRoutes conversations;
  private final TalkRoutes talk;
  private final TeamRoutes team;
  private final TellingRoutes telling;

  @Inject
  ConversationsSurface(
      ListRoute list,
      ConversationRoutes conversations,
      TalkRoutes talk,
      TeamRoutes team,
      TellingRoutes telling) {
    this.list = list;
    this.conversations = conversations;
    this.talk = talk;
    this.team = team;
    this.telling = telling;
  }

  public Surface surface() {
    return new Surface(
        "conversations",
        new ConversationsDialect(),
        List.of(
            "/v1/conversations",
            "/v1/conversation-tags",
            "/v1/events",
            "/v1/webhooks",
            "/v1/me",
            "/v1/numbers",
            "/v1/deliveries"),
        endpoints());
  }

  private List<Endpoint> endpoints() {
    return Stream.of(
            list.endpoints(),
            conversations.endpoints(),
            talk.endpoints(),
            team.endpoints(),
            telling.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
