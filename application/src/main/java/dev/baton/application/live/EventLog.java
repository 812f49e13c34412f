package dev.baton.application.live;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.live.EventStretches.Stretch;
import dev.baton.domain.access.Organization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The log of all organizations with the messages that it points at, sorted by whose it is. */
final class EventLog {
  /** How many events are read at once. */
  static final int CHUNK = 500;

  private final EventStretches events;
  private final MessageQueries messages;

  EventLog(EventStretches events, MessageQueries messages) {
    this.events = events;
    this.messages = messages;
  }

  /** What one read brought for each of those who were asked about. */
  record Page(Stretch stretch, Map<Organization.Id, Excerpt> excerpts) {

    Excerpt of(Organization.Id organization) {
      return Objects.requireNonNull(excerpts.get(organization), "nobody asked about them");
    }

    boolean full() {
      return stretch.events().size() == CHUNK;
    }
  }

  /** Behind all that may be read now. */
  Stretch head() {
    return events.read(Position.LATEST, 1);
  }

  Page read(Position after, Set<Organization.Id> organizations) {
    var stretch = events.read(after, CHUNK);
    var theirs =
        stretch.events().stream()
            .filter(each -> organizations.contains(each.organization()))
            .toList();
    var lines = messages.at(places(theirs));
    var sorted =
        theirs.stream()
            .collect(
                Collectors.groupingBy(
                    Recorded::organization,
                    Collectors.mapping(each -> Happening.of(each, lines), Collectors.toList())));
    var excerpts = new HashMap<Organization.Id, Excerpt>();
    for (var each : organizations) {
      var happenings = sorted.getOrDefault(each, List.of());
      excerpts.put(
          each, new Excerpt(after, happenings, stretch.reached(), stretch.events().size()));
    }
    return new Page(stretch, excerpts);
  }

  private static Set<MessageQueries.Place> places(List<Recorded> events) {
    return events.stream()
        .map(Happening::place)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
