package dev.baton.http.threads;

import dev.baton.application.delivery.WebDeliveries;
import dev.baton.application.feed.Entry;
import dev.baton.application.feed.Listening;
import dev.baton.application.feed.Next.Ended;
import dev.baton.application.feed.Next.Gone;
import dev.baton.application.feed.Next.Lines;
import dev.baton.application.feed.Next.Quiet;
import dev.baton.application.feed.Next.Resync;
import dev.baton.application.feed.Next.Stopped;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Watchers;
import dev.baton.domain.delivery.Receipt;
import dev.baton.http.stream.Encoded;
import dev.baton.http.stream.ServerEvent;
import dev.baton.http.stream.Source;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is new for the visitor of a thread. The visitor's own words are passed over. */
final class MessageStream implements Source {
  /** What it tells, by the events' names. */
  static final Map<String, Class<?>> EVENTS =
      Map.of("message", MessageObject.class, "closed", Closed.class, "resync", Resynced.class);

  private final Place place;
  private final Listening listening;
  private final Encoder encoder;
  private final Taking taking;
  private Watchers.@Nullable Watch watch;
  private List<Entry> given = List.of();
  private @Nullable Next first;

  private MessageStream(Place place, Listening listening, Encoder encoder, Taking taking) {
    this.place = place;
    this.listening = listening;
    this.encoder = encoder;
    this.taking = taking;
  }

  static MessageStream of(Place place, Listening listening, Encoder encoder, Taking taking) {
    return new MessageStream(place, listening, encoder, taking);
  }

  /** The same, for a reader whose position nobody knows: it is told where the head is. */
  static MessageStream resynced(Place place, Listening listening, Encoder encoder, Taking taking) {
    var stream = of(place, listening, encoder, taking);
    stream.first = Next.of(List.of(stream.resync(listening.position())));
    return stream;
  }

  /** Who is told what the visitor has, and that he is there. */
  record Taking(WebDeliveries deliveries, Watchers watchers) {
    @Inject
    Taking {}
  }

  /** Told that the stream ended because the thread is over. */
  record Closed(UUID threadId) {}

  /**
   * Told that what came since the reader's position cannot be told one by one.
   *
   * @param position the seq of the last message there is, -1 when there is none
   */
  record Resynced(UUID threadId, long position) {}

  @Override
  public Next next(Duration most) throws InterruptedException {
    if (watch == null) {
      watch = taking.watchers.enter(new Subject(place.organization(), place.thread()));
    }
    var told = first;
    first = null;
    return told == null ? told(listening.next(most)) : told;
  }

  /** Looks at what there is already; false when there is no such thread. */
  boolean look() throws InterruptedException {
    var found = listening.next(Duration.ZERO);
    first = told(found);
    return !(found instanceof Gone);
  }

  private Next told(dev.baton.application.feed.Next found) {
    return switch (found) {
      case Lines(var entries) -> Next.of(outbound(entries));
      case Quiet() -> Next.of(List.of());
      case Resync(var head) -> Next.of(List.of(resync(head)));
      case Ended(_) ->
          Next.last(new ServerEvent(null, "closed", new Closed(place.thread().value())));
      case Gone(), Stopped() -> Next.last();
    };
  }

  private List<Encoded> outbound(List<Entry> entries) {
    given = entries;
    return entries.stream()
        .filter(each -> each.line().message().outbound())
        .map(encoder::of)
        .toList();
  }

  @Override
  public void settle(Receipt receipt) {
    if (receipt instanceof Receipt.Accepted) given.forEach(this::taken);
    given = List.of();
  }

  private void taken(Entry entry) {
    if (entry.firstTaken())
      taking.deliveries().taken(place.organization(), place.thread(), entry.line());
  }

  private ServerEvent resync(long head) {
    var id = head < 0 ? null : Long.toString(head);
    return new ServerEvent(id, "resync", new Resynced(place.thread().value(), head));
  }

  @Override
  public void close() {
    listening.close();
    if (watch != null) watch.close();
  }
}
