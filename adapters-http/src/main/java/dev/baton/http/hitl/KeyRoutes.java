package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.KEYS;

import dev.baton.application.access.Caller;
import dev.baton.application.access.IdentifyCaller;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.ListKeys;
import dev.baton.application.access.RevokeKey;
import dev.baton.domain.access.ApiKey;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.access.Authenticator;
import jakarta.inject.Inject;
import java.util.List;

/** The keys of an organization, and who the caller is. */
final class KeyRoutes {
  private static final String ALL = "/v1/identity/api-keys";

  private final IssueKey issue;
  private final ListKeys list;
  private final RevokeKey revoke;
  private final IdentifyCaller identify;
  private final Authenticator authenticator;

  @Inject
  KeyRoutes(
      IssueKey issue,
      ListKeys list,
      RevokeKey revoke,
      IdentifyCaller identify,
      Authenticator authenticator) {
    this.issue = issue;
    this.list = list;
    this.revoke = revoke;
    this.identify = identify;
    this.authenticator = authenticator;
  }

  record KeyList(List<KeyRead> data) {}

  List<Endpoint> endpoints() {
    var keys = Access.scope(KEYS);
    return List.of(
        Endpoint.post(ALL, keys, this::create),
        Endpoint.get(ALL, keys, this::list),
        Endpoint.delete(ALL + "/{key_id}", keys, this::revoke),
        Endpoint.get("/v1/identity/whoami", Access.anyKey(), this::whoami));
  }

  private Reply create(Request http) {
    var caller = http.caller();
    var order = http.read(in -> KeyRequest.read(in.body().closed(), caller));
    if (!caller.mayIssue(order)) return http.refuse(new Fault.Forbidden(beyond(caller)));
    return issue
        .issue(caller.organization(), order)
        .<Reply>map(issued -> Reply.created(KeyRead.Created.of(issued)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private static String beyond(Caller caller) {
    return caller.actor().supervises()
        ? "A key can only give scopes that it has itself."
        : "A key can only give scopes that it has itself, to its own operator.";
  }

  private Reply list(Request http) {
    return Reply.ok(
        new KeyList(list.list(http.caller().organization()).stream().map(KeyRead::of).toList()));
  }

  private Reply revoke(Request http) {
    var id = http.read(in -> new ApiKey.Id(in.path().uuid("key_id")));
    if (!revoke.revoke(http.caller().organization(), id)) {
      return http.refuse(new Fault.NotFound());
    }
    authenticator.end(id);
    return Reply.noContent();
  }

  private Reply whoami(Request http) {
    var caller = http.caller();
    return identify
        .identify(caller)
        .<Reply>map(identity -> Reply.ok(CallerRead.of(caller, identity)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }
}
