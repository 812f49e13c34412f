package dev.baton.application.memory;

import dev.baton.application.Page;
import dev.baton.application.delivery.DeadLetter;
import dev.baton.application.delivery.DeliveryQueries;
import dev.baton.application.delivery.Means;
import dev.baton.application.memory.MemoryPost.Place;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public record MemoryDeliveryQueries(MemoryTransactions memory) implements DeliveryQueries {

  @Override
  public Page<DeadLetter> dead(
      Organization.Id organization, @Nullable Means means, Page.Request page) {
    var letters = MemoryDeadLetters.of(memory.committed(), organization, means).stream();
    return MemoryPages.page(letters, MemoryDeliveryQueries::place, MemoryPages.OLDEST_FIRST, page);
  }

  private static Page.Cursor place(DeadLetter letter) {
    return new Page.Cursor(letter.at(), letter.message().value());
  }

  @Override
  public Standing standing(Organization.Id organization) {
    var tables = memory.committed();
    var waiting =
        Stream.concat(carried(tables, organization), mailed(tables, organization))
            .sorted()
            .toList();
    var oldest = waiting.isEmpty() ? null : waiting.getFirst();
    return new Standing(
        waiting.size(),
        oldest == null ? null : new Oldest(oldest, Duration.between(oldest, memory.now())),
        MemoryDeadLetters.of(tables, organization, null).size(),
        tables.post().pauses().entrySet().stream().map(MemoryDeliveryQueries::pause).toList(),
        tallies(tables, organization));
  }

  private static Stream<Instant> carried(Tables tables, Organization.Id organization) {
    return tables.post().due().keySet().stream()
        .filter(each -> each.organization().equals(organization))
        .map(each -> written(tables, each));
  }

  private Stream<Instant> mailed(Tables tables, Organization.Id organization) {
    return tables.post().mails().values().stream()
        .filter(each -> each.visitor().organization().equals(organization))
        .filter(each -> each.due() != null && (!each.untried() || each.dueAt(memory.now())))
        .map(MemoryMail::plannedAt);
  }

  private static Instant written(Tables tables, Place at) {
    return tables.row(at.conversation()).lines().get((int) at.seq()).message().at();
  }

  private static Pause pause(Map.Entry<Channel, MemoryPost.Pause> each) {
    var pause = each.getValue();
    return new Pause(
        each.getKey(), pause.since(), pause.until(), pause.why().code(), pause.why().message());
  }

  private List<Tally> tallies(Tables tables, Organization.Id organization) {
    var today = LocalDate.ofInstant(memory.now(), ZoneOffset.UTC);
    return tables.post().tallies().entrySet().stream()
        .filter(each -> each.getKey().organization().equals(organization))
        .map(each -> tally(each.getKey(), today, each.getValue()))
        .toList();
  }

  private static Tally tally(MemoryPost.Ending ending, LocalDate today, long deliveries) {
    return new Tally(ending.means(), today, ending.outcome(), deliveries);
  }
}
