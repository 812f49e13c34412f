package dev.baton.application.memory;

import dev.baton.application.Page;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of a list in the order of its cursors. */
final class MemoryPages {
  /** As PostgreSQL compares them, and unlike {@link UUID#compareTo}. */
  static final Comparator<UUID> BY_BYTES = Comparator.comparing(UUID::toString);

  static final Comparator<Page.Cursor> OLDEST_FIRST =
      Comparator.comparing(Page.Cursor::at).thenComparing(Page.Cursor::id, BY_BYTES);

  private MemoryPages() {}

  static <T> Page<T> page(
      Stream<T> all,
      Function<? super T, Page.Cursor> place,
      Comparator<Page.Cursor> order,
      Page.Request request) {
    var after = request.after();
    var rest =
        all.filter(each -> after == null || order.compare(place.apply(each), after) > 0)
            .sorted(Comparator.<T, Page.Cursor>comparing(place, order))
            .limit(request.limit() + 1L)
            .toList();
    if (rest.size() <= request.limit()) return new Page<>(rest, null);
    var items = rest.subList(0, request.limit());
    return new Page<>(items, place.apply(items.getLast()));
  }
}
