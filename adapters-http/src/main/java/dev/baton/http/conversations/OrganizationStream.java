package dev.baton.http.conversations;

import static java.util.Map.entry;

import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.live.Following;
import dev.baton.application.live.Found;
import dev.baton.domain.access.Organization;
import dev.baton.http.stream.Encoded;
import dev.baton.http.stream.ServerEvent;
import dev.baton.http.stream.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens in an organization, as its followers are told. */
final class OrganizationStream implements Source {
  /** What it tells, by the events' names. */
  static final Map<String, Class<?>> EVENTS =
      Map.ofEntries(
          entry("new_message", MessageObject.class),
          entry("conversation_created", News.OfConversation.class),
          entry("conversation_updated", News.OfConversation.class),
          entry("handoff_requested", News.OfHandoff.class),
          entry("handoff_claimed", News.OfHandoff.class),
          entry("handoff_released", News.OfHandoff.class),
          entry("handoff_lapsed", News.OfHandoff.class),
          entry("handoff_return_planned", News.OfHandoff.class),
          entry("handoff_settled", News.OfHandoff.class),
          entry("reply_suggested", News.OfSuggestion.class),
          entry("approval_requested", News.OfApproval.class),
          entry("approval_decided", News.OfApproval.class),
          entry("delivery_updated", News.OfDelivery.class),
          entry("delivery_failed", News.OfDelivery.class),
          entry("typing", PresenceRoutes.Typing.class),
          entry("presence", PresenceRoutes.Watching.class),
          entry("resync", Resynced.class));

  /**
   * How often one to whom nothing happens is told where it is: others go on, and a place that is
   * left too far behind cannot be resumed from.
   */
  private static final Duration MARK = Duration.ofSeconds(10);

  private final Organization.Id organization;
  private final Following following;
  private final EventEncoder encoder;
  private @Nullable Next first;
  private Position marked;
  private long markedAt = System.nanoTime();

  private OrganizationStream(
      Organization.Id organization, Following following, EventEncoder encoder) {
    this.organization = organization;
    this.following = following;
    this.encoder = encoder;
    this.marked = following.place();
  }

  static OrganizationStream of(
      Organization.Id organization, Following following, EventEncoder encoder) {
    return new OrganizationStream(organization, following, encoder);
  }

  /** The same, for one whose place nobody knows. */
  static OrganizationStream resynced(
      Organization.Id organization, Following following, EventEncoder encoder) {
    var stream = new OrganizationStream(organization, following, encoder);
    stream.first = Next.of(List.of(stream.resync(following.place())));
    return stream;
  }

  /**
   * Told that what happened since the follower's place cannot be told one by one.
   *
   * @param position where the stream goes on
   * @param conversations where to read how things stand
   */
  record Resynced(String position, String conversations) {}

  @Override
  public Next next(Duration most) throws InterruptedException {
    var told = first;
    first = null;
    if (told != null) return told;
    return switch (following.next(most)) {
      case Found.Events(var happenings) -> Next.of(encoder.of(happenings));
      case Found.Hints(var hints) -> Next.of(encoder.ofHints(hints));
      case Found.Quiet() -> Next.of(mark());
      case Found.Resync(var from) -> Next.of(List.of(resync(from)));
      case Found.Stopped() -> Next.last();
    };
  }

  private List<Encoded> mark() {
    var place = following.place();
    boolean soon = System.nanoTime() - markedAt < MARK.toNanos();
    if (soon || !place.between() || place.equals(marked)) return List.of();
    marked = place;
    markedAt = System.nanoTime();
    return List.of(Encoded.mark(EventPosition.write(organization, place)));
  }

  private ServerEvent resync(Position from) {
    var position = EventPosition.write(organization, from);
    return new ServerEvent(position, "resync", new Resynced(position, "/v1/conversations"));
  }

  @Override
  public void close() {
    following.close();
  }
}
