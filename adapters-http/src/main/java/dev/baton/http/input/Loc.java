package dev.baton.http.input;

import java.util.ArrayList;
import java.util.List;

/** Where in a request something stands: body, query or path, and the names and indices below. */
public record Loc(Origin origin, List<Object> steps) {

  public enum Origin {
    PATH,
    QUERY,
    BODY
  }

  public Loc {
    steps = List.copyOf(steps);
  }

  static Loc in(Origin origin) {
    return new Loc(origin, List.of());
  }

  Loc at(Object nameOrIndex) {
    var longer = new ArrayList<>(steps);
    longer.add(nameOrIndex);
    return new Loc(origin, longer);
  }
}
