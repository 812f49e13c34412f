package dev.baton.application.memory;

import static java.util.stream.Collectors.toSet;

import dev.baton.application.bot.TurnQueries;
import dev.baton.domain.access.Organization;
import dev.baton.domain.bot.Patience;
import dev.baton.domain.bot.Reach;
import dev.baton.domain.bot.Terms;
import dev.baton.domain.bot.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public record MemoryTurnQueries(MemoryTransactions memory) implements TurnQueries {

  @Override
  public List<Closed> closed(int limit) {
    var now = memory.now();
    return memory.committed().conversations().values().stream()
        .map(Row::conversation)
        .filter(each -> each.window() != null && each.window().left(now).isZero())
        .limit(limit)
        .map(each -> new Closed(each.organization(), each.id()))
        .toList();
  }

  @Override
  public List<Overdue> overdue(int limit) {
    var tables = memory.committed();
    var now = memory.now();
    return tables.turns().values().stream()
        .filter(Turn::due)
        .filter(each -> !each.dueAt().plus(patience(tables, each).deadline()).isAfter(now))
        .limit(limit)
        .map(
            each ->
                new Overdue(
                    organization(tables, each),
                    each.conversation(),
                    each.id(),
                    patience(tables, each)))
        .toList();
  }

  @Override
  public Set<Organization.Id> waiting(Set<Organization.Id> organizations) {
    var tables = memory.committed();
    return new MemoryTurns(tables, memory.now())
        .due()
        .filter(each -> terms(tables, each).reach() instanceof Reach.Pull)
        .map(each -> organization(tables, each))
        .filter(organizations::contains)
        .collect(toSet());
  }

  @Override
  public Optional<Turn> find(Organization.Id organization, Turn.Id turn) {
    var tables = memory.committed();
    return Optional.ofNullable(tables.turns().get(turn))
        .filter(each -> organization(tables, each).equals(organization));
  }

  private static Patience patience(Tables tables, Turn turn) {
    return terms(tables, turn).patience();
  }

  private static Terms terms(Tables tables, Turn turn) {
    return tables.terms().getOrDefault(turn.bot(), Terms.USUAL);
  }

  private static Organization.Id organization(Tables tables, Turn turn) {
    return tables.row(turn.conversation()).conversation().organization();
  }
}
