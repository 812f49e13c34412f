package dev.baton.persistence;

import dev.baton.application.Page;
import java.util.List;
import java.util.function.Function;

/** Pages that go on after the last row seen, whatever came or went meanwhile. */
final class Keyset {

  private Keyset() {}

  /** One row more than was asked for tells whether there are more. */
  static int probe(Page.Request request) {
    return request.limit() + 1;
  }

  static <T> Page<T> page(
      List<T> probed, Page.Request request, Function<? super T, Page.Cursor> place) {
    if (probed.size() <= request.limit()) return new Page<>(probed, null);
    var items = probed.subList(0, request.limit());
    return new Page<>(items, place.apply(items.getLast()));
  }
}
