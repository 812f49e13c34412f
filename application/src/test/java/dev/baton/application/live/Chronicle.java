package dev.baton.application.live;

import dev.baton.application.Unavailable;
import dev.baton.application.conversation.Line;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A log in memory that can be cut off, holds back what it is told to, and counts its reads. */
final class Chronicle implements EventStretches, MessageQueries {
  final AtomicInteger reads = new AtomicInteger();
  volatile BooleanSupplier away = () -> false;
  private final List<Recorded> events = new ArrayList<>();
  private final Map<Conversation.Id, Long> positions = new HashMap<>();
  private long transaction;
  private long held = Long.MAX_VALUE;
  private Duration lag = Duration.ZERO;

  static Organization.Id organization() {
    return new Organization.Id(UUID.randomUUID());
  }

  static Conversation.Id conversation() {
    return new Conversation.Id(UUID.randomUUID());
  }

  /** Commits one event of the next transaction. */
  synchronized Position happens(Organization.Id organization, Conversation.Id conversation) {
    long position = positions.merge(conversation, 0L, (known, _) -> known + 1);
    var at = new Position(++transaction, conversation.value(), position);
    events.add(
        new Recorded(
            at, organization, conversation, position, "details_changed", "{}", Instant.EPOCH));
    return at;
  }

  /**
   * From now on some transaction stays open, and what is committed meanwhile may not be read.
   *
   * @param since how long that is so already
   */
  synchronized void hold(Duration since) {
    held = Math.min(held, transaction);
    lag = since;
  }

  synchronized void release() {
    held = Long.MAX_VALUE;
  }

  /** As if the database had been restored to an older point. */
  synchronized void restore(int to) {
    events.subList(to, events.size()).clear();
    transaction = to;
  }

  @Override
  public synchronized Stretch read(Position after, int limit) {
    reads.incrementAndGet();
    if (away.getAsBoolean()) throw new Unavailable("the database is away", null);
    long horizon = Math.min(held, transaction);
    var some =
        events.stream()
            .filter(each -> each.at().compareTo(after) > 0)
            .filter(each -> each.at().transaction() <= horizon)
            .sorted((one, other) -> one.at().compareTo(other.at()))
            .limit(limit)
            .toList();
    var reached = some.size() < limit ? Position.behind(horizon) : some.getLast().at();
    return new Stretch(some, reached, transaction > horizon ? lag : null);
  }

  @Override
  public Map<Place, Line> at(Set<Place> places) {
    return Map.of();
  }
}
