package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.Deliveries;
import dev.baton.application.delivery.Leased;
import dev.baton.application.delivery.Leased.Permission;
import dev.baton.application.delivery.Means;
import dev.baton.application.delivery.Parcel;
import dev.baton.application.delivery.WebDeliveries;
import dev.baton.application.feed.EventQueries.Position;
import dev.baton.application.feed.EventQueries.Recorded;
import dev.baton.application.memory.MemoryPost.Due;
import dev.baton.application.memory.MemoryPost.Pause;
import dev.baton.application.memory.MemoryPost.Place;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.delivery.Delivery;
import dev.baton.domain.delivery.Delivery.Failure;
import dev.baton.domain.delivery.Delivery.News;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.domain.delivery.Doubt;
import dev.baton.domain.delivery.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record MemoryDeliveries(Tables tables, Instant now) implements Deliveries {

  @Override
  public List<Leased> lease(Channel channel, UUID token, Duration lease, int most) {
    var due =
        tables.post().due().entrySet().stream()
            .filter(each -> channel(each.getKey()) == channel)
            .filter(each -> !each.getValue().at().isAfter(now))
            .filter(each -> first(each.getKey()))
            .sorted(comparing(each -> each.getValue().at()))
            .map(Map.Entry::getKey)
            .toList();
    var pause = tables.post().pauses().get(channel);
    int open = pause == null ? most : pause.until().isAfter(now) || due.isEmpty() ? 0 : 1;
    if (pause != null && open == 1) {
      tables.post().pauses().put(channel, pause.until(now.plus(lease)));
    }
    int strikes = pause == null ? 0 : pause.strikes();
    return due.stream().limit(open).map(at -> lease(at, token, lease, strikes)).toList();
  }

  private Channel channel(Place at) {
    return tables.row(at.conversation()).conversation().channel();
  }

  private boolean first(Place at) {
    return tables.post().due().keySet().stream()
        .noneMatch(each -> each.conversation().equals(at.conversation()) && each.seq() < at.seq());
  }

  private Leased lease(Place at, UUID token, Duration lease, int strikes) {
    var before = due(at);
    boolean lapsed = before.lease() != null && before.doubt() == Doubt.NONE;
    var after =
        new Due(now.plus(lease), before.tries() + 1, lapsed ? Doubt.LAPSED : before.doubt(), token);
    tables.post().due().put(at, after);
    hear(at, News.of(DeliveryStatus.SENDING));
    return new Leased(
        parcel(at), channel(at), token, after.tries(), after.doubt(), permission(at), strikes);
  }

  private Permission permission(Place at) {
    var row = tables.row(at.conversation());
    var message = row.lines().get((int) at.seq()).message();
    boolean answer =
        message.author() instanceof Author.System && message.metadata().text().contains("keyword");
    var numbers = row.details().numbers();
    if (answer) return Permission.GRANTED;
    if (!new MemoryConsents(tables.post()).given(at.organization(), numbers)) {
      return Permission.OPTED_OUT;
    }
    boolean theirs =
        tables.post().numbers().stream()
            .anyMatch(
                each ->
                    each.address().equals(numbers.ours())
                        && !each.organization().equals(at.organization()));
    return theirs ? Permission.NOT_OURS : Permission.GRANTED;
  }

  private Due due(Place at) {
    var due = tables.post().due().get(at);
    if (due == null) throw new IllegalStateException("not due: " + at);
    return due;
  }

  private Parcel parcel(Place at) {
    var row = tables.row(at.conversation());
    var message = row.lines().get((int) at.seq()).message();
    return new Parcel(
        at.organization(),
        at.conversation(),
        at.seq(),
        message.id(),
        row.details().numbers(),
        message.text(),
        message.attachments(),
        message.at());
  }

  @Override
  public boolean settle(Leased leased, Verdict verdict) {
    var parcel = leased.parcel();
    var at = new Place(parcel.organization(), parcel.conversation(), parcel.seq());
    var held = tables.post().due().get(at);
    if (held == null || !leased.token().equals(held.lease())) return false;
    switch (verdict) {
      case Verdict.Left(var news) -> {
        left(at, leased.channel(), news);
        tally(leased, "left");
      }
      case Verdict.Dead(var why) -> {
        tables.post().due().remove(at);
        tables.post().dead().put(at, letter(leased, why));
        hear(at, News.failed(why));
        tally(leased, "failed");
      }
      case Verdict.Later(var after, var doubt) -> later(at, after, leased.tries(), doubt);
      case Verdict.Paused(var after, var why, var doubt) -> {
        later(at, after, leased.tries() - 1, doubt);
        pause(leased, now.plus(after), why);
      }
    }
    return true;
  }

  private DeadLetter letter(Leased leased, Failure why) {
    var parcel = leased.parcel();
    return new DeadLetter(
        parcel.message(),
        parcel.conversation(),
        parcel.seq(),
        Means.of(leased.channel()),
        leased.tries(),
        why,
        now);
  }

  private void pause(Leased leased, Instant until, Failure why) {
    var before = tables.post().pauses().get(leased.channel());
    var since = before == null ? now : before.since();
    var pause = new Pause(since, until, leased.strikes() + 1, why);
    tables.post().pauses().put(leased.channel(), pause);
  }

  private void tally(Leased leased, String outcome) {
    var organization = leased.parcel().organization();
    tables.post().tally(organization, Means.of(leased.channel()), outcome);
  }

  private void left(Place at, Channel channel, News news) {
    tables.post().due().remove(at);
    hear(at, news);
    var kept = tables.post().reports().remove(String.valueOf(news.carriage().id()));
    if (kept != null) hear(at, new News(kept.status(), kept.carriage(), kept.failure()));
    tables.post().pauses().remove(channel);
  }

  private void later(Place at, Duration after, int tries, Doubt doubt) {
    tables.post().due().put(at, new Due(now.plus(after), tries, doubt, null));
  }

  private void hear(Place at, News news) {
    var row = tables.row(at.conversation());
    var before = row.lines().get((int) at.seq()).delivery();
    if (before == null) throw new IllegalStateException("nobody is told " + at);
    var after = before.hearing(news, now);
    tables.conversations().put(at.conversation(), row.delivered(at.seq(), after));
    if (channel(at) == Channel.SMS && after.further(before)) log(at, after);
  }

  private void log(Place at, Delivery delivery) {
    var failure = delivery.failure();
    var status = delivery.status().name().toLowerCase(Locale.ROOT);
    var fact = failure == null ? "\"status\":\"" + status : "\"code\":\"" + failure.code();
    var facts = "{\"seq\":%d,%s\"}".formatted(at.seq(), fact);
    log(tables, at, failure == null ? "delivery_moved" : "delivery_failed", facts, now);
  }

  static void log(Tables tables, Place at, String kind, String facts, Instant now) {
    var row = tables.row(at.conversation());
    var position =
        new Position(tables.transaction(), at.conversation().value(), row.nextPosition());
    var event =
        new Recorded(
            position, at.organization(), at.conversation(), row.nextPosition(), kind, facts, now);
    tables.events().add(event);
    tables.conversations().put(at.conversation(), row.withPositionTaken());
  }

  @Override
  public void taken(Set<WebDeliveries.Taken> messages) {
    for (var each : messages) {
      var row = tables.conversations().get(each.conversation());
      if (row == null || row.conversation().channel() != Channel.WEB) continue;
      if (each.seq() >= row.lines().size()) continue;
      var at = new Place(each.organization(), each.conversation(), each.seq());
      hear(at, News.of(DeliveryStatus.DELIVERED));
    }
  }

  @Override
  public Set<String> known(Collection<String> providerIds) {
    var known = new HashSet<>(providerIds);
    known.removeIf(each -> at(each).isEmpty());
    return known;
  }

  private Optional<Place> at(String providerId) {
    for (var row : tables.conversations().values()) {
      for (var line : row.lines()) {
        if (providerId.equals(id(line.delivery()))) {
          var it = row.conversation();
          return Optional.of(new Place(it.organization(), it.id(), line.message().seq()));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable String id(@Nullable Delivery delivery) {
    return delivery == null ? null : delivery.carriage().id();
  }

  @Override
  public void hear(String providerId, News news) {
    var at = at(providerId);
    if (at.isPresent()) {
      hear(at.get(), news);
      return;
    }
    var before = tables.post().reports().getOrDefault(providerId, Delivery.queued(now));
    tables.post().reports().put(providerId, before.hearing(news, now));
  }
}
