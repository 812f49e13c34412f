package dev.baton.http.conversations;

import dev.baton.application.access.Caller;
import dev.baton.application.access.IdentifyCaller;
import dev.baton.domain.access.Organization;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Tells whoever holds a key what it opens. */
final class MeRoute {
  private final IdentifyCaller identify;

  @Inject
  MeRoute(IdentifyCaller identify) {
    this.identify = identify;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/me", Access.anyKey(), this::show)
            .named("showMe", "What this key opens")
            .readsNothing()
            .answers(200, Me.class));
  }

  record Auth(String type) {}

  record Org(UUID id, String name, String slug) {}

  record Key(UUID id, String name) {}

  record Me(
      @Words({"me"}) String object,
      String connection_label,
      String org_name,
      Auth auth,
      Org org,
      Key api_key) {

    static Me of(Organization organization, Caller caller) {
      var name = organization.name();
      return new Me(
          "me",
          name,
          name,
          new Auth("api_key"),
          new Org(organization.id().value(), name, organization.slug()),
          new Key(caller.key().value(), caller.keyName()));
    }
  }

  private Reply show(Request request) {
    var caller = request.caller();
    return identify
        .identify(caller)
        .<Reply>map(identity -> Reply.ok(Me.of(identity.organization(), caller)))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }
}
