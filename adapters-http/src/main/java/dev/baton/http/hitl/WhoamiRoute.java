package dev.baton.http.hitl;

import dev.baton.application.access.IdentifyCaller;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import jakarta.inject.Inject;
import java.util.List;

/** Tells callers who they are. */
final class WhoamiRoute {
  private final IdentifyCaller identify;

  @Inject
  WhoamiRoute(IdentifyCaller identify) {
    this.identify = identify;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/identity/whoami", Access.anyKey(), this::whoami)
            .named("whoami", "Tell who calls, and with which key")
            .readsNothing()
            .answers(200, CallerRead.class));
  }

  private Reply whoami(Request http) {
    var caller = http.caller();
    return identify
        .identify(caller)
        .<Reply>map(identity -> Reply.ok(CallerRead.of(caller, identity)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }
}
