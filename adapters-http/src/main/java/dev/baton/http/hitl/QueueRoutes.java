package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_READ;
import static dev.baton.domain.access.Scope.HITL_WRITE;

import dev.baton.application.Page;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.application.handoff.RequestHandoff;
import dev.baton.domain.handoff.Handoff;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Cursor;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue of handoffs: what is in it, and asking for a human. */
final class QueueRoutes {
  private final HandoffQueries handoffs;
  private final RequestHandoff request;

  @Inject
  QueueRoutes(HandoffQueries handoffs, RequestHandoff request) {
    this.handoffs = handoffs;
    this.request = request;
  }

  record HandoffPage(List<HandoffRead> items, @Nullable String next_cursor) {}

  List<Endpoint> endpoints() {
    var read = Access.scope(HITL_READ);
    return List.of(
        Endpoint.get("/v1/hitl/handoffs", read, this::list)
            .named("listHandoffs", "List handoffs, who has waited longest first")
            .answers(200, HandoffPage.class),
        Endpoint.post("/v1/hitl/handoffs", Access.scope(HITL_WRITE), this::create)
            .named("createHandoff", "Ask for a human; the bot is mute from now on")
            .answers(201, HandoffRead.class)
            .answers(200, HandoffRead.class)
            .refuses(404),
        Endpoint.get("/v1/hitl/handoffs/{handoff_id}", read, this::get)
            .named("getHandoff", "Show a handoff")
            .answers(200, HandoffRead.class),
        Endpoint.get("/v1/hitl/handoffs/{handoff_id}/claim", read, this::claim)
            .named("getClaim", "Show who owns a handoff, and how firmly")
            .answers(200, ClaimRead.class));
  }

  private record Asked(@Nullable String status, Page.Request page) {}

  private Reply list(Request http) {
    var asked =
        http.read(
            in ->
                new Asked(
                    in.query().textOrNull("status", Text.any()), Cursor.page(in.query(), 200, 50)));
    var status = asked.status == null ? null : status(asked.status).orElse(null);
    if (asked.status != null && status == null) return Reply.ok(new HandoffPage(List.of(), null));
    var organization = http.caller().organization();
    var page = handoffs.list(organization, status, asked.page);
    var items = page.items().stream().map(each -> HandoffRead.of(organization, each)).toList();
    return Reply.ok(new HandoffPage(items, Cursor.write(page.next())));
  }

  private static Optional<HandoffStatus> status(String word) {
    return Arrays.stream(HandoffStatus.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private Reply create(Request http) {
    var asked =
        http.read(
            in -> {
              var body = in.body().closed();
              return HandoffRequest.read(body.uuid("conversation_id"), body);
            });
    var organization = http.caller().organization();
    return HitlRefusals.to(http)
        .or(
            request.request(organization, asked.conversation(), asked.request()),
            requested -> HandoffRead.answer(organization, requested));
  }

  private Reply get(Request http) {
    var organization = http.caller().organization();
    return find(http)
        .<Reply>map(entry -> Reply.ok(HandoffRead.of(organization, entry.handoff())))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private Reply claim(Request http) {
    return find(http)
        .<Reply>map(entry -> Reply.ok(ClaimRead.of(entry.handoff(), entry.epoch())))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private Optional<HandoffQueries.Entry> find(Request http) {
    var id = http.read(in -> new Handoff.Id(in.path().uuid("handoff_id")));
    return handoffs.find(http.caller().organization(), id);
  }
}
