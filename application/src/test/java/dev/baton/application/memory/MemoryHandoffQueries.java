package dev.baton.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.baton.application.Page;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Organization;
import dev.baton.domain.handoff.Claim;
import dev.baton.domain.handoff.Handoff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public record MemoryHandoffQueries(MemoryTransactions memory) implements HandoffQueries {

  @Override
  public Optional<Entry> find(Organization.Id organization, Handoff.Id id) {
    var tables = memory.committed();
    return of(organization, tables)
        .filter(each -> each.id().equals(id))
        .map(each -> new Entry(each, tables.row(each.conversation()).conversation().epoch()))
        .findFirst();
  }

  @Override
  public Page<Handoff> list(
      Organization.Id organization, @Nullable HandoffStatus status, Page.Request page) {
    return MemoryPages.page(
        of(organization, memory.committed())
            .filter(each -> status == null || HandoffStatus.of(each) == status),
        each -> new Page.Cursor(each.requestedAt(), each.id().value()),
        MemoryPages.OLDEST_FIRST,
        page);
  }

  @Override
  public List<Due> due(int limit) {
    var tables = memory.committed();
    var now = memory.now();
    return tables.handoffs().values().stream()
        .filter(each -> dueAt(each).filter(at -> !at.isAfter(now)).isPresent())
        .sorted(comparing(each -> dueAt(each).orElseThrow()))
        .limit(limit)
        .map(each -> new Due(tables.organizationOf(each), each.id()))
        .toList();
  }

  @Override
  public List<Handoff.Id> ownedBy(Organization.Id organization, Operator.Id operator, int limit) {
    return of(organization, memory.committed())
        .filter(each -> operator.equals(each.claim().holder()))
        .map(Handoff::id)
        .limit(limit)
        .toList();
  }

  private static Optional<Instant> dueAt(Handoff handoff) {
    var lease = handoff.claim() instanceof Claim.Hard hard ? hard.lease().until() : null;
    var planned = handoff.plannedReturn();
    return Stream.of(
            Optional.ofNullable(lease), Optional.ofNullable(planned).map(Handoff.PlannedReturn::at))
        .flatMap(Optional::stream)
        .min(naturalOrder());
  }

  private static Stream<Handoff> of(Organization.Id organization, Tables tables) {
    return tables.handoffs().values().stream()
        .filter(each -> tables.organizationOf(each).equals(organization));
  }
}
