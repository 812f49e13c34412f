package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.KEYS;

import dev.baton.application.access.ChangeKey;
import dev.baton.application.access.IssueKey;
import dev.baton.application.access.ListKeys;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.access.Role;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.access.Authenticator;
import jakarta.inject.Inject;
import java.util.List;

/** The keys of an organization. Whatever ends one is heeded on this node at once. */
final class KeyRoutes {
  private static final String ALL = "/v1/identity/api-keys";
  private static final String ONE = ALL + "/{key_id}";

  private final IssueKey issue;
  private final ListKeys list;
  private final ChangeKey change;
  private final Authenticator authenticator;

  @Inject
  KeyRoutes(IssueKey issue, ListKeys list, ChangeKey change, Authenticator authenticator) {
    this.issue = issue;
    this.list = list;
    this.change = change;
    this.authenticator = authenticator;
  }

  record KeyList(List<KeyRead> data) {}

  List<Endpoint> endpoints() {
    var keys = Access.scope(KEYS).by(Role.SUPERVISOR);
    return List.of(
        Endpoint.post(ALL, keys, this::create)
            .named("createApiKey", "Make a key; its secret is told this once")
            .answers(201, KeyRead.Created.class)
            .refuses(404),
        Endpoint.get(ALL, keys, this::list)
            .named("listApiKeys", "List the keys that were not revoked")
            .readsNothing()
            .answers(200, KeyList.class),
        Endpoint.delete(ONE, keys, this::revoke)
            .named("revokeApiKey", "End a key for good")
            .answers(204)
            .refuses(409),
        Endpoint.post(ONE + "/pause", keys, this::pause)
            .named("pauseApiKey", "Let a key open nothing until it is resumed")
            .answers(200, KeyRead.class)
            .refuses(409),
        Endpoint.post(ONE + "/resume", keys, this::resume)
            .named("resumeApiKey", "Let a paused key open again what it did")
            .answers(200, KeyRead.class));
  }

  private Reply create(Request http) {
    var caller = http.caller();
    var order = http.read(in -> KeyRequest.read(in.body().closed(), caller));
    return new Orders(http)
        .or(issue.issue(caller, order), issued -> Reply.created(KeyRead.Created.of(issued)));
  }

  private Reply list(Request http) {
    var all = list.list(http.caller().organization());
    return Reply.ok(new KeyList(all.stream().map(KeyRead::of).toList()));
  }

  private Reply revoke(Request http) {
    return new Orders(http)
        .or(
            change.revoke(http.caller(), id(http)),
            known -> {
              authenticator.end(known.key().id());
              return Reply.noContent();
            });
  }

  private Reply pause(Request http) {
    return new Orders(http)
        .or(
            change.pause(http.caller(), alone(http)),
            known -> {
              authenticator.pause(known.key().id());
              return Reply.ok(KeyRead.of(known));
            });
  }

  private Reply resume(Request http) {
    return new Orders(http)
        .or(
            change.resume(http.caller(), alone(http)),
            known -> {
              authenticator.resume(known.key().id());
              return Reply.ok(KeyRead.of(known));
            });
  }

  private static ApiKey.Id alone(Request http) {
    return http.read(
        in -> {
          in.bodyOrNone().closed();
          return new ApiKey.Id(in.path().uuid("key_id"));
        });
  }

  private static ApiKey.Id id(Request http) {
    return http.read(in -> new ApiKey.Id(in.path().uuid("key_id")));
  }
}
