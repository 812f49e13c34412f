package dev.baton.http.hitl;

import dev.baton.http.Surface;
import jakarta.inject.Inject;
import java.util.List;

/** Who may call: the keys of an organization. Source: API.md, section 1. */
public final class IdentitySurface {
  private final KeyRoutes keys;

  @Inject
  IdentitySurface(KeyRoutes keys) {
    this.keys = keys;
  }

  public Surface surface() {
    return new Surface("identity", new HitlDialect(), List.of("/v1/identity"), keys.endpoints());
  }
}
