package dev.baton.http.hitl;

import dev.baton.http.Endpoint;
import dev.baton.http.Surface;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** Who may call: the keys and operators of an organization. Source: API.md, section 1. */
public final class IdentitySurface {
  private final KeyRoutes keys;
  private final OperatorRoutes operators;
  private final WhoamiRoute whoami;

  @Inject
  IdentitySurface(KeyRoutes keys, OperatorRoutes operators, WhoamiRoute whoami) {
    this.keys = keys;
    this.operators = operators;
    this.whoami = whoami;
  }

  public Surface surface() {
    return new Surface("identity", new HitlDialect(), List.of("/v1/identity"), endpoints());
  }

  private List<Endpoint> endpoints() {
    return Stream.of(keys.endpoints(), operators.endpoints(), whoami.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
