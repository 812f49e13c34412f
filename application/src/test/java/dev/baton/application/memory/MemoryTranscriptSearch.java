package dev.baton.application.memory;

import dev.baton.application.conversation.Line;
import dev.baton.application.copilot.TranscriptSearch;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Author;
import dev.baton.domain.conversation.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at every message there is; there is nothing to be read in advance. */
public record MemoryTranscriptSearch(MemoryTransactions memory) implements TranscriptSearch {

  @Override
  public List<Hit> find(Organization.Id organization, Query query, int limit) {
    return memory.committed().conversations().values().stream()
        .filter(row -> row.conversation().organization().equals(organization))
        .filter(row -> !row.conversation().id().equals(query.except()))
        .flatMap(row -> row.lines().stream().map(Line::message).map(each -> hit(row, each)))
        .filter(hit -> !(hit.message().author() instanceof Author.System))
        .filter(hit -> matches(hit.message(), query) > 0)
        .sorted(Comparator.comparing((Hit hit) -> -matches(hit.message(), query)))
        .limit(limit)
        .toList();
  }

  private static Hit hit(Row row, Message message) {
    return new Hit(message, answer(row, message));
  }

  private static @Nullable Message answer(Row row, Message asked) {
    return row.lines().stream()
        .map(Line::message)
        .filter(each -> each.seq() > asked.seq() && each.seq() <= asked.seq() + 20)
        .filter(each -> each.author() instanceof Author.Human)
        .findFirst()
        .orElse(null);
  }

  private static long matches(Message message, Query query) {
    var words = message.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    return query.words().stream()
        .filter(wanted -> Stream.of(words).anyMatch(word -> word.startsWith(wanted)))
        .count();
  }

  @Override
  public int advance(int limit) {
    return 0;
  }
}
