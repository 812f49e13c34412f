package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_WRITE;

import dev.baton.application.handoff.ClaimHandoff;
import dev.baton.application.handoff.MoveHandoff;
import dev.baton.application.handoff.RelayMessage;
import dev.baton.application.handoff.SettleHandoff;
import dev.baton.domain.Decision;
import dev.baton.domain.access.Operator;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.handoff.Claim.Lease;
import dev.baton.domain.handoff.Handoff;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Handler;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Text;
import dev.baton.http.openapi.Closed;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What operators do with a handoff: answer the visitor, own it, pass it on, end it. */
final class StretchRoutes {
  private static final long LONGEST_PAUSE = Duration.ofHours(24).toSeconds();

  private final RelayMessage relay;
  private final ClaimHandoff claim;
  private final MoveHandoff move;
  private final SettleHandoff settle;

  @Inject
  StretchRoutes(RelayMessage relay, ClaimHandoff claim, MoveHandoff move, SettleHandoff settle) {
    this.relay = relay;
    this.claim = claim;
    this.move = move;
    this.settle = settle;
  }

  /** The relayed message. Source: the dialect's OpenAPI document. */
  @Closed
  record HandoffMessageRead(
      UUID id,
      UUID conversation_id,
      long seq,
      @Words({"assistant"}) String role,
      @Nullable String content,
      @Words({"human_operator"}) String authored_by,
      @Nullable String operator_actor_id,
      Instant created_at) {

    static HandoffMessageRead of(Message message) {
      return new HandoffMessageRead(
          message.id().value(),
          message.conversation().value(),
          message.seq(),
          MessageRead.role(message),
          message.text(),
          MessageRead.HUMAN_OPERATOR,
          MessageRead.operator(message),
          message.at());
    }
  }

  List<Endpoint> endpoints() {
    return List.of(
        post("messages", this::relay)
            .named("relayMessage", "Relay an operator message on a handed-off conversation")
            .answers(200, HandoffMessageRead.class),
        post("claim", this::claim)
            .named("claimHandoff", "Own a handoff alone for a while, or for a while longer")
            .answers(200, HandoffRead.class),
        post("release", this::release)
            .named("releaseHandoff", "Put a handoff back into the queue")
            .answers(200, HandoffRead.class),
        post("transfer", this::transfer)
            .named("transferHandoff", "Pass a handoff to another operator, or back into the queue")
            .answers(200, HandoffRead.class),
        post("return", this::giveBack)
            .named("returnHandoff", "Give control back to the bot, with what it should know")
            .answers(200, HandoffRead.class),
        post("cancel", this::cancel)
            .named("cancelHandoff", "Call a handoff off; the bot goes on")
            .answers(200, HandoffRead.class),
        post("resolve", this::resolve)
            .named("resolveHandoff", "Resolve a handoff and close its conversation")
            .answers(200, HandoffRead.class));
  }

  private static Endpoint post(String verb, Handler handler) {
    return Endpoint.post(
        "/v1/hitl/handoffs/{handoff_id}/" + verb, Access.scope(HITL_WRITE), handler);
  }

  private record Relay(Handoff.Id handoff, String content) {}

  private Reply relay(Request http) {
    var asked =
        http.read(
            in ->
                new Relay(
                    new Handoff.Id(in.path().uuid("handoff_id")),
                    in.body().closed().text("content", Text.atLeast(1))));
    var refusals = HitlRefusals.keeping(asked.content, http);
    return http.answer(
        () -> relay.relay(http.caller(), asked.handoff, asked.content),
        sent -> refusals.or(sent, message -> Reply.ok(HandoffMessageRead.of(message))));
  }

  private record Hold(Handoff.Id handoff, Duration lease, boolean force) {}

  private Reply claim(Request http) {
    var asked =
        read(
            http,
            (id, body) ->
                new Hold(
                    id,
                    Duration.ofSeconds(
                        body.integerOr(
                            "lease_seconds",
                            Lease.SHORTEST.toSeconds(),
                            Lease.LONGEST.toSeconds(),
                            Lease.USUAL.toSeconds())),
                    body.flagOr("force", false)));
    return answer(http, claim.claim(http.caller(), asked.handoff, asked.lease, asked.force));
  }

  private Reply release(Request http) {
    return answer(http, move.release(http.caller(), alone(http)));
  }

  private record Transfer(Handoff.Id handoff, Operator.@Nullable Id to) {}

  private Reply transfer(Request http) {
    var asked =
        read(
            http,
            (id, body) -> {
              var to = body.uuidOrNull("to_operator_id");
              boolean queue = body.flagOr("to_queue", false);
              body.require(
                  queue == (to == null), null, "exactly one of to_operator_id and to_queue");
              return new Transfer(id, to == null ? null : new Operator.Id(to));
            });
    return answer(
        http,
        asked.to == null
            ? move.release(http.caller(), asked.handoff)
            : move.transfer(http.caller(), asked.handoff, asked.to));
  }

  private record Return(Handoff.Id handoff, @Nullable String summary, Duration pause) {}

  private Reply giveBack(Request http) {
    var asked =
        read(
            http,
            (id, body) ->
                new Return(
                    id,
                    body.textOrNull("summary", Text.any()),
                    Duration.ofSeconds(body.integerOr("pause_seconds", 0, LONGEST_PAUSE, 0))));
    return answer(
        http, settle.returnToBot(http.caller(), asked.handoff, asked.summary, asked.pause));
  }

  private Reply cancel(Request http) {
    return answer(http, settle.cancel(http.caller(), alone(http)));
  }

  private Reply resolve(Request http) {
    return answer(http, settle.resolve(http.caller(), alone(http)));
  }

  private static Handoff.Id alone(Request http) {
    return read(http, (id, _) -> id);
  }

  private static <T> T read(Request http, BiFunction<Handoff.Id, Fields, T> read) {
    return http.read(
        in -> read.apply(new Handoff.Id(in.path().uuid("handoff_id")), in.bodyOrNone().closed()));
  }

  private static Reply answer(Request http, Decision<Handoff> decision) {
    var organization = http.caller().organization();
    return HitlRefusals.to(http)
        .or(decision, handoff -> Reply.ok(HandoffRead.of(organization, handoff)));
  }
}
