package dev.baton.application.memory;

import static java.util.Comparator.comparingLong;

import dev.baton.application.away.AwayMailQueries;
import dev.baton.application.feed.Subject;
import java.util.Optional;

public record MemoryAwayMailQueries(MemoryTransactions memory) implements AwayMailQueries {

  @Override
  public Optional<Standing> last(Subject visitor) {
    return memory.committed().post().mails().values().stream()
        .filter(each -> each.visitor().equals(visitor))
        .max(comparingLong(MemoryMail::firstSeq))
        .map(each -> new Standing(each.status(), each.due(), each.tries(), each.code()));
  }
}
