package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeadLetters;
import dev.baton.application.delivery.Means;
import dev.baton.application.feed.Subject;
import dev.baton.application.memory.MemoryPost.Due;
import dev.baton.application.memory.MemoryPost.Place;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.Delivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

record MemoryDeadLetters(Tables tables, Instant now) implements DeadLetters {

  @Override
  public int replay(Organization.Id organization, Collection<Message.Id> messages) {
    var named = of(tables, organization, null);
    return replay(organization, named.stream().filter(it -> messages.contains(it.message())));
  }

  @Override
  public int replay(Organization.Id organization, @Nullable Means means, int most) {
    return replay(organization, of(tables, organization, means).stream().limit(most));
  }

  /** Longest dead first. */
  static List<DeadLetter> of(Tables tables, Organization.Id organization, @Nullable Means means) {
    return tables.post().dead().entrySet().stream()
        .filter(each -> each.getKey().organization().equals(organization))
        .map(Map.Entry::getValue)
        .filter(each -> means == null || each.means() == means)
        .sorted(
            comparing(DeadLetter::at)
                .thenComparing(each -> each.message().value(), MemoryPages.BY_BYTES))
        .toList();
  }

  private int replay(Organization.Id organization, Stream<DeadLetter> letters) {
    var again = letters.toList();
    for (var each : again) {
      var at = new Place(organization, each.conversation(), each.seq());
      tables.post().dead().remove(at);
      switch (each.means()) {
        case WEB -> throw new IllegalStateException("nobody is called on the web");
        case SMS -> carry(at);
        case EMAIL -> mail(at);
      }
    }
    return again.size();
  }

  private void carry(Place at) {
    tables.post().due().put(at, Due.from(now));
    var row = tables.row(at.conversation()).delivered(at.seq(), Delivery.queued(now));
    tables.conversations().put(at.conversation(), row);
  }

  private void mail(Place at) {
    var visitor = new Subject(at.organization(), at.conversation());
    tables
        .post()
        .mails()
        .replaceAll((_, each) -> each.tells(visitor, at.seq()) ? each.again(now) : each);
  }
}
