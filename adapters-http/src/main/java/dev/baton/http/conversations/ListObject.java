package dev.baton.http.conversations;

import dev.baton.http.openapi.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page in this dialect's form. */
record ListObject<T>(
    @Words({"list"}) String object, boolean has_more, @Nullable String next_cursor, List<T> data) {

  static <T> ListObject<T> of(List<T> data, @Nullable String next) {
    return new ListObject<>("list", next != null, next, data);
  }
}
