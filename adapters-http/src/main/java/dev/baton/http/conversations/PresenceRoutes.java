package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.away.AwayMailQueries;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.feed.Subject;
import dev.baton.application.live.Hint;
import dev.baton.application.live.Presences;
import dev.baton.application.live.TellTyping;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is true for a moment: that the team types, and that the visitor watches. Ours. */
final class PresenceRoutes {
  private final TellTyping typing;
  private final Presences presences;
  private final AwayMailQueries mails;
  private final ConversationQueries conversations;

  @Inject
  PresenceRoutes(
      TellTyping typing,
      Presences presences,
      AwayMailQueries mails,
      ConversationQueries conversations) {
    this.typing = typing;
    this.presences = presences;
    this.mails = mails;
    this.conversations = conversations;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
                "/v1/conversations/{id}/typing", Access.scope(CONVERSATIONS_WRITE), this::type)
            .named("tellTyping", "Tell whoever follows the organization that you are typing")
            .answers(204),
        Endpoint.get(
                "/v1/conversations/{id}/presence", Access.scope(CONVERSATIONS_READ), this::show)
            .named("showPresence", "Whether the visitor is watching")
            .answers(200, PresenceObject.class));
  }

  /**
   * Whether the visitor is watching.
   *
   * @param away_mail the last e-mail to him while he was away, null where there was none
   */
  record PresenceObject(
      @Words({"presence"}) String object,
      UUID conversation_id,
      boolean watching,
      @Nullable AwayMailObject away_mail) {}

  /** What became of an e-mail, and why it was called off or did not leave so far. */
  record AwayMailObject(
      @Words({"scheduled", "sent", "called_off", "failed"}) String status,
      @Nullable Instant due_at,
      int tries,
      @Nullable String error_code) {

    static AwayMailObject of(AwayMailQueries.Standing mail) {
      return new AwayMailObject(mail.status(), mail.due(), mail.tries(), mail.code());
    }
  }

  private Reply type(Request request) {
    var subject = subject(request, Input::anyBody);
    var hint = new Hint.TeamTypes(subject, request.caller().actor().operator());
    return typing.tell(hint) ? Reply.noContent() : request.refuse(new Fault.NotFound());
  }

  private Reply show(Request request) {
    var subject = subject(request, UnaryOperator.identity());
    if (conversations.find(subject.organization(), subject.conversation()).isEmpty())
      return request.refuse(new Fault.NotFound());
    var id = subject.conversation().value();
    return Reply.ok(
        new PresenceObject(
            "presence",
            id,
            presences.watches(subject),
            mails.last(subject).map(AwayMailObject::of).orElse(null)));
  }

  private static Subject subject(Request request, UnaryOperator<Input> first) {
    var conversation = request.read(in -> ConversationRoutes.named(first.apply(in)));
    return new Subject(request.caller().organization(), conversation);
  }

  /**
   * Somebody types.
   *
   * @param operator_id null for the visitor, and where the organization itself types
   */
  record Typing(
      UUID conversation_id, @Words({"visitor", "team"}) String by, @Nullable UUID operator_id) {}

  /** The visitor has begun to watch, or has ceased to. */
  record Watching(UUID conversation_id, boolean watching) {}
}
