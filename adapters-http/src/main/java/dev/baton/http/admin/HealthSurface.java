package dev.baton.http.admin;

import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.Surface;
import dev.baton.http.hitl.HitlDialect;
import jakarta.inject.Inject;
import java.util.List;

/** Whether the process lives and whether it can serve, in words that give nothing away. */
public final class HealthSurface {
  private final Readiness readiness;

  @Inject
  public HealthSurface(Readiness readiness) {
    this.readiness = readiness;
  }

  record Health(String status) {}

  record Ready(String status, String database, String doorbell, String events) {}

  public Surface surface() {
    return new Surface(
        "admin",
        new HitlDialect(),
        List.of("/healthz", "/readyz"),
        List.of(
            Endpoint.get("/healthz", Access.open(), _ -> Reply.ok(new Health("ok")))
                .named("checkHealth", "Whether the process lives")
                .readsNothing()
                .answers(200, Health.class),
            Endpoint.get("/readyz", Access.open(), this::ready)
                .named("checkReadiness", "Whether it can serve")
                .readsNothing()
                .answers(200, Ready.class)
                .answers(503, Ready.class)));
  }

  private Reply ready(Request http) {
    var state = readiness.look();
    var doorbell = state.doorbell() ? "listening" : "polling";
    var events = state.eventsLate() ? "late" : "on_time";
    if (state.database()) return Reply.ok(new Ready("ready", "up", doorbell, events));
    return Reply.json(503, new Ready("unavailable", "down", doorbell, events))
        .with("Retry-After", "1");
  }
}
