package dev.baton.http.conversations;

import dev.baton.http.input.Query;
import dev.baton.http.openapi.Words;
import java.util.List;

/**
 * A page of a short list, numbered from 1, in this dialect's form for its catalogs. Source: the
 * dialect's public document on pagination.
 */
record PageObject<T>(
    @Words({"list"}) String object, int total, int page, int page_size, List<T> data) {

  /** Which page of how many rows. */
  record Place(int page, int size) {

    static Place read(Query query) {
      return new Place(
          (int) query.integerOr("page", 1, Integer.MAX_VALUE, 1),
          (int) query.integerOr("page_size", 1, 100, 25));
    }
  }

  static <T> PageObject<T> of(List<T> all, Place place) {
    var data = all.stream().skip((place.page - 1L) * place.size).limit(place.size).toList();
    return new PageObject<>("list", all.size(), place.page, place.size, data);
  }
}
