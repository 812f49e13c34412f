package dev.baton.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.baton.application.feed.EventQueries;
import java.util.Comparator;
import java.util.List;

public record MemoryEventQueries(MemoryTransactions memory) implements EventQueries {
  private static final Comparator<Position> ORDER =
      comparingLong(Position::transaction)
          .thenComparing(Position::conversation, MemoryPages.BY_BYTES)
          .thenComparingLong(Position::position);

  @Override
  public List<Recorded> after(Position position, int limit) {
    return after(memory.committed(), position, limit);
  }

  static List<Recorded> after(Tables tables, Position position, int limit) {
    return tables.events().stream()
        .filter(each -> ORDER.compare(each.at(), position) > 0)
        .sorted(comparing(Recorded::at, ORDER))
        .limit(limit)
        .toList();
  }
}
