package dev.baton.http.conversations;

import dev.baton.http.Endpoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** What is said, and what is told while it happens. */
final class TalkRoutes {
  private final ReplyRoutes replies;
  private final EventsRoute events;

  @Inject
  TalkRoutes(ReplyRoutes replies, EventsRoute events) {
    this.replies = replies;
    this.events = events;
  }

  List<Endpoint> endpoints() {
    return Stream.of(replies.endpoints(), events.endpoints()).flatMap(List::stream).toList();
  }
}
