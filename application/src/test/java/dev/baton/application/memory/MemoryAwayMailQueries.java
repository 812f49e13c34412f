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
        .map(each -> standing(each));
  }

  private static Standing standing(MemoryMail mail) {
    var state = mail.state();
    return new Standing(state.status(), state.due(), mail.counted(), state.code());
  }
}
