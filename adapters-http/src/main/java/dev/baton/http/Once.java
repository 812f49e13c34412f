package dev.baton.http;

import dev.baton.application.once.Outcome;
import dev.baton.application.once.Replies;
import dev.baton.application.once.Ticket;
import dev.baton.domain.Decision;
import dev.baton.http.Fault.Problem;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries one request out once, and answers it alike whenever it comes again. */
final class Once {
  private final Replies replies;
  private final Ticket ticket;
  private final Seal seal;

  Once(Replies replies, Ticket ticket, Seal seal) {
    this.replies = replies;
    this.ticket = ticket;
    this.seal = seal;
  }

  /** The reply to it, now or then, in which a memo may stand for the rest. */
  Reply serve(JettyRequest request, Handler handler) {
    var fresh = new AtomicReference<@Nullable Reply>();
    var outcome =
        replies.once(
            ticket,
            () -> {
              request.begin();
              var reply = Rendering.written(handler.handle(request));
              fresh.set(reply);
              return kept(request, reply);
            });
    return switch (outcome) {
      case Outcome.Done _ -> begun(Objects.requireNonNull(fresh.get()), request, handler);
      case Outcome.Repeated(var kept) ->
          again(KeptReply.read(seal.open(kept)), request, handler)
              .with("Idempotent-Replayed", "true");
      case Outcome.Conflicting _ -> request.refuse(new Fault.Idempotency(Problem.OTHER_REQUEST));
      case Outcome.Running _ -> request.refuse(new Fault.Idempotency(Problem.IN_FLIGHT));
    };
  }

  void recall() {
    replies.recall();
  }

  <R> Decision<R> share(
      JettyRequest request, Supplier<Decision<R>> unit, Function<Decision<R>, Reply> render) {
    return replies.sharing(decision -> kept(request, render.apply(decision)), unit);
  }

  /** What was begun is answered once it is durable, outside of the request's transaction. */
  static Reply begun(Reply reply, Request request, Handler handler) {
    if (!(reply instanceof Reply.Begun(var memo))) return reply;
    return Rendering.written(handler.resume(request, memo));
  }

  private static Reply again(KeptReply kept, Request request, Handler handler) {
    var memo = kept.memo();
    return memo == null ? kept.reply() : begun(new Reply.Begun(memo), request, handler);
  }

  private @Nullable String kept(JettyRequest request, Reply reply) {
    if (request.flawed()) return null;
    var kept = KeptReply.of(reply);
    return kept == null ? null : seal.close(kept.bytes());
  }
}
