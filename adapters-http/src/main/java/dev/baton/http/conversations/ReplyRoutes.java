package dev.baton.http.conversations;

import static dev.baton.domain.access.Scope.CONVERSATIONS_READ;
import static dev.baton.domain.access.Scope.CONVERSATIONS_WRITE;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.asset.FetchAttachments;
import dev.baton.application.asset.FetchAttachments.Fetched;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.ReplyToVisitor;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.domain.Decision;
import dev.baton.domain.JsonObject;
import dev.baton.domain.access.ApiKey;
import dev.baton.domain.conversation.Attachment;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.Message;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Fields;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the team says to the visitor without naming a handoff, and what was said so far. */
final class ReplyRoutes {
  private static final Text URL = Text.atLeast(1).atMost(8_192);

  private final ReplyToVisitor reply;
  private final FetchAttachments attachments;
  private final TranscriptQueries transcripts;
  private final AssetUrls urls;

  @Inject
  ReplyRoutes(
      ReplyToVisitor reply,
      FetchAttachments attachments,
      TranscriptQueries transcripts,
      AssetUrls urls) {
    this.reply = reply;
    this.attachments = attachments;
    this.transcripts = transcripts;
    this.urls = urls;
  }

  List<Endpoint> endpoints() {
    var path = "/v1/conversations/{id}/messages";
    return List.of(
        Endpoint.post(path, Access.scope(CONVERSATIONS_WRITE), this::post)
            .named("replyToVisitor", "Send an agent message; takes over where nobody has yet")
            .answers(201, MessageObject.class)
            .refuses(422),
        Endpoint.get(path, Access.scope(CONVERSATIONS_READ), this::list)
            .named("listConversationMessages", "List the messages of a conversation, oldest first")
            .answers(200, ListObject.class, MessageObject.class));
  }

  private record Wanted(Conversation.Id conversation, String text, List<String> urls) {

    static Wanted read(Input in) {
      var body = in.body();
      var text = body.textOr("text", Text.any().trim(), "");
      var urls = body.each("attachments", 0, Attachment.MOST, Wanted::url);
      body.require(
          !text.isEmpty() || !urls.isEmpty(), null, "Either text or attachments is required");
      return new Wanted(ConversationRoutes.named(in), text, urls);
    }

    private static String url(Fields attachment) {
      return attachment.text("url", URL);
    }
  }

  private Reply post(Request request) {
    var wanted = request.read(Wanted::read);
    if (!wanted.urls.isEmpty()) return postWithFiles(request, wanted);
    var said = reply(request, wanted, List.of());
    return request.answer(said, posted -> posted(request, posted));
  }

  /** The images are here and durable before the message is, and before anything is locked. */
  private Reply postWithFiles(Request request, Wanted wanted) {
    request.recall();
    return switch (attachments.fetch(request.caller().organization(), wanted.urls)) {
      case Fetched.All(var files) -> posted(request, reply(request, wanted, files).get());
      case Fetched.Unfetchable(var url, var why) ->
          request.refuse(new Fault.Stated(422, "invalid_payload", why, Map.of("url", url)));
    };
  }

  private Supplier<Decision<Message>> reply(
      Request request, Wanted wanted, List<Attachment> files) {
    var caller = request.caller();
    var source = source(caller.key());
    return () -> reply.reply(caller, wanted.conversation, wanted.text, source, files);
  }

  private Reply posted(Request request, Decision<Message> posted) {
    return new ConversationRefusals(request)
        .or(posted, message -> Reply.created(MessageObject.of(message, urls)));
  }

  private static JsonObject source(ApiKey.Id key) {
    return new JsonObject("{\"source\":\"api\",\"api_key_id\":\"%s\"}".formatted(key.value()));
  }

  private record Page(Conversation.Id conversation, long after, int limit) {

    static Page read(Input in) {
      var query = in.query();
      return new Page(
          ConversationRoutes.named(in),
          query.integerOr("cursor", -1, Long.MAX_VALUE / 2, -1),
          (int) query.integerOr("limit", 1, 100, 25));
    }
  }

  /** Oldest first; the cursor is the seq of the last message on the page before. */
  private Reply list(Request request) {
    var page = request.read(Page::read);
    return transcripts
        .read(request.caller().organization(), page.conversation, page.after, page.limit)
        .<Reply>map(reading -> Reply.ok(ListObject.of(shown(reading.lines()), next(reading))))
        .orElseGet(() -> request.refuse(new Fault.NotFound()));
  }

  private List<MessageObject> shown(List<Line> lines) {
    return lines.stream().map(line -> MessageObject.of(line.message(), urls)).toList();
  }

  private static @Nullable String next(TranscriptQueries.Reading reading) {
    if (reading.lines().isEmpty()) return null;
    long last = reading.lines().getLast().message().seq();
    return last + 1 < reading.nextSeq() ? Long.toString(last) : null;
  }
}
