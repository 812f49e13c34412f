package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.live.LiveEvents;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows all that happens in the organization of the key. */
final class EventsRoute {
  private final LiveEvents events;
  private final EventEncoder encoder;

  @Inject
  EventsRoute(LiveEvents events, EventEncoder encoder) {
    this.events = events;
    this.encoder = encoder;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/events", Access.scope(CONVERSATIONS_READ), this::open)
            .named("followEvents", "Follow what happens in the organization")
            .streams(OrganizationStream.EVENTS));
  }

  private record Wanted(@Nullable EventPosition position) {

    static Wanted read(Input in) {
      var position =
          in.query().parsedOrNull("position", "not a position of this stream", EventPosition::read);
      return new Wanted(position);
    }
  }

  /** A browser comes back with the header, whatever its URL said when it began. */
  private Reply open(Request request) {
    var asked = request.read(Wanted::read).position;
    var sent = request.header("Last-Event-ID");
    if (sent != null) return after(EventPosition.read(sent), request);
    return asked == null ? fromNow(request) : after(asked, request);
  }

  private Reply fromNow(Request request) {
    var organization = request.caller().organization();
    var following = events.openNow(organization);
    return Reply.events(OrganizationStream.of(organization, following, encoder));
  }

  private Reply after(@Nullable EventPosition sent, Request request) {
    var organization = request.caller().organization();
    Position place = sent == null ? null : sent.of(organization);
    if (place != null) {
      var following = events.open(organization, place);
      return Reply.events(OrganizationStream.of(organization, following, encoder));
    }
    var now = events.openNow(organization);
    return Reply.events(OrganizationStream.resynced(organization, now, encoder));
  }
}
