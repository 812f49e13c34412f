package dev.baton.application.memory;

import dev.baton.application.conversation.Line;
import dev.baton.application.live.MessageQueries;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

public record MemoryMessageQueries(MemoryTransactions memory) implements MessageQueries {

  @Override
  public Map<Place, Line> at(Set<Place> places) {
    var found = new HashMap<Place, Line>();
    var tables = memory.committed();
    for (var each : places) {
      var row = tables.conversations().get(each.conversation());
      if (row == null || !row.conversation().organization().equals(each.organization())) continue;
      row.lines().stream()
          .filter(line -> line.message().seq() == each.seq())
          .forEach(line -> found.put(each, line));
    }
    return found;
  }
}
