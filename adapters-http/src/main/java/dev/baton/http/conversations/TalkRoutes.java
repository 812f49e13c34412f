package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What is said, and what is told while it happens. */
final class TalkRoutes {
  private final ReplyRoutes replies;
  private final EventsRoute events;
  private final PresenceRoutes presence;

  @Inject
  TalkRoutes(ReplyRoutes replies, EventsRoute events, PresenceRoutes presence) {
    this.replies = replies;
    this.events = events;
    this.presence = presence;
  }

  List<Endpoint> endpoints() {
    return Stream.of(replies.endpoints(), events.endpoints(), presence.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
