package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.Page;
import dev.baton.application.approval.ApprovalQueries;
import dev.baton.application.approval.ApprovalStatus;
import dev.baton.domain.access.Organization;
import dev.baton.domain.approval.Approval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

public record MemoryApprovalQueries(MemoryTransactions memory) implements ApprovalQueries {

  @Override
  public Optional<Approval> find(Organization.Id organization, Approval.Id id) {
    return of(organization).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Page<Approval> list(Organization.Id organization, Filter filter, Page.Request page) {
    return MemoryPages.page(
        of(organization).filter(each -> matches(filter, each)),
        each -> new Page.Cursor(each.requestedAt(), each.id().value()),
        MemoryPages.OLDEST_FIRST,
        page);
  }

  private static boolean matches(Filter filter, Approval approval) {
    var role = filter.approverRole();
    return (filter.status() == null || filter.status() == ApprovalStatus.of(approval))
        && (role == null || role.equals(approval.question().approverRole()));
  }

  @Override
  public List<Due> due(int limit) {
    var tables = memory.committed();
    var now = memory.now();
    return tables.approvals().values().stream()
        .filter(each -> !each.at(now).equals(each))
        .sorted(comparing(each -> Objects.requireNonNull(each.timeoutAt())))
        .limit(limit)
        .map(each -> new Due(organization(each, tables), each.conversation(), each.id()))
        .toList();
  }

  private Stream<Approval> of(Organization.Id organization) {
    var tables = memory.committed();
    return tables.approvals().values().stream()
        .filter(each -> organization(each, tables).equals(organization));
  }

  private static Organization.Id organization(Approval approval, Tables tables) {
    return tables.row(approval.conversation()).conversation().organization();
  }
}
