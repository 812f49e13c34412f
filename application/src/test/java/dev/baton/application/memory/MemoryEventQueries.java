package dev.baton.application.memory;

import static java.util.Comparator.comparing;

import dev.baton.application.feed.EventQueries;
import dev.baton.application.live.EventStretches;
import java.util.List;

public record MemoryEventQueries(MemoryTransactions memory)
    implements EventQueries, EventStretches {
  @Override
  public List<Recorded> after(Position position, int limit) {
    return after(memory.committed(), position, limit);
  }

  @Override
  public Stretch read(Position after, int limit) {
    var tables = memory.committed();
    var events = after(tables, after, limit);
    boolean all = events.size() < limit;
    var reached = all ? Position.behind(tables.transaction()) : events.getLast().at();
    return new Stretch(events, reached, null);
  }

  static List<Recorded> after(Tables tables, Position position, int limit) {
    return tables.events().stream()
        .filter(each -> each.at().compareTo(position) > 0)
        .sorted(comparing(Recorded::at))
        .limit(limit)
        .toList();
  }
}
