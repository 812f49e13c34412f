package dev.baton.http.threads;

import dev.baton.application.asset.AssetUrls;
import dev.baton.application.conversation.ConversationQueries;
import dev.baton.application.conversation.ConversationView;
import dev.baton.application.conversation.Line;
import dev.baton.application.conversation.ReceiveMessage;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.conversation.TranscriptQueries.Filter;
import dev.baton.application.delivery.WebDeliveries;
import dev.baton.domain.conversation.Channel;
import dev.baton.domain.conversation.Conversation.Received;
import dev.baton.domain.conversation.Message;
import dev.baton.domain.delivery.DeliveryStatus;
import dev.baton.http.Access;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.input.Input;
import dev.baton.http.input.Text;
import dev.baton.http.openapi.Words;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said in a thread, the same for both flavours: the visitor's words in, and all of it. */
final class MessageRoutes {
  private static final Map<String, Boolean> DIRECTIONS =
      new TreeMap<>(Map.of("INBOUND", false, "OUTBOUND", true));
  private static final Map<String, Status> STATUSES = statuses();
  private static final String UNKNOWN_CURSOR = "cursor is not the id of a message of this thread.";

  private final ReceiveMessage receive;
  private final ConversationQueries threads;
  private final TranscriptQueries transcripts;
  private final AssetUrls urls;
  private final WebDeliveries deliveries;

  @Inject
  MessageRoutes(
      ReceiveMessage receive,
      ConversationQueries threads,
      TranscriptQueries transcripts,
      AssetUrls urls,
      WebDeliveries deliveries) {
    this.receive = receive;
    this.threads = threads;
    this.transcripts = transcripts;
    this.urls = urls;
    this.deliveries = deliveries;
  }

  /** Where a message is on its way; null for those that the visitor wrote. */
  record Status(@Nullable DeliveryStatus delivery) {}

  private static Map<String, Status> statuses() {
    var statuses = new LinkedHashMap<String, Status>();
    for (var each : DeliveryStatus.values()) statuses.put(each.name(), new Status(each));
    statuses.put("RECEIVED", new Status(null));
    return statuses;
  }

  record Accepted(
      @Words({"accepted"}) String status, UUID threadId, UUID messageId, double windowExpiresIn) {

    static Accepted of(Received received) {
      var message = received.message();
      return new Accepted(
          "accepted",
          message.conversation().value(),
          message.id().value(),
          received.windowLeft().toNanos() / 1e9);
    }
  }

  static String said(Input in) {
    return in.body().text("message", Text.atLeast(1));
  }

  Reply receive(Request request, Place place, String text) {
    var refusals = new ThreadRefusals(request);
    return request.answer(
        () -> receive.receive(place.organization(), place.thread(), Channel.WEB, text),
        taken -> refusals.or(taken, received -> Reply.ok(Accepted.of(received))));
  }

  record TranscriptPage(Transcript thread) {}

  record Transcript(
      UUID agentId,
      Agent.Details agentDetails,
      UUID agentVersionId,
      Agent.VersionDetails agentVersionDetails,
      List<MessageObject> messages,
      Pagination pagination) {}

  /** Which messages of a thread. */
  record Wanted(
      @Nullable Boolean outbound, @Nullable Status status, @Nullable UUID after, int limit) {

    static Wanted read(Input in) {
      var query = in.query();
      return new Wanted(
          query.oneOfOrNull("direction", DIRECTIONS),
          query.oneOfOrNull("status", STATUSES),
          query.uuidOrNull("cursor"),
          (int) query.integerOr("limit", 1, 100, 50));
    }

    /** Null when no message is like that: only what the visitor wrote is received. */
    @Nullable Filter filter() {
      if (status == null) return new Filter(outbound, null);
      boolean sent = status.delivery != null;
      if (outbound != null && outbound != sent) return null;
      return new Filter(sent, status.delivery);
    }
  }

  /** Newest first: whoever opens a chat shows its end, and reads back from there. */
  Reply list(Request request, Place place, Wanted wanted) {
    var thread = threads.find(place.organization(), place.thread());
    if (thread.isEmpty()) return request.refuse(new Fault.NotFound());
    var before = before(wanted.after, place);
    if (before == null) return request.refuse(ThreadRefusals.badRequest(UNKNOWN_CURSOR));
    var filter = wanted.filter();
    if (filter == null) return Reply.ok(listed(thread.get(), List.of(), wanted.limit));
    var lines =
        transcripts.page(place.organization(), place.thread(), filter, before, wanted.limit + 1);
    if (request.endpoint().access() instanceof Access.Visitor) taken(place, lines, wanted.limit);
    return Reply.ok(listed(thread.get(), lines, wanted.limit));
  }

  /** A browser that reads with its token has what it reads; a server with a key may do anything. */
  private void taken(Place place, List<Line> lines, int limit) {
    lines.stream()
        .limit(limit)
        .forEach(line -> deliveries.taken(place.organization(), place.thread(), line));
  }

  private @Nullable Long before(@Nullable UUID after, Place place) {
    if (after == null) return Long.MAX_VALUE;
    return transcripts
        .seq(place.organization(), place.thread(), new Message.Id(after))
        .orElse(null);
  }

  private TranscriptPage listed(ConversationView thread, List<Line> lines, int limit) {
    var agent = Agent.of(thread);
    boolean more = lines.size() > limit;
    var shown = lines.stream().limit(limit).map(line -> MessageObject.of(line, urls)).toList();
    return new TranscriptPage(
        new Transcript(
            agent.agentId(),
            agent.agentDetails(),
            agent.agentVersionId(),
            agent.agentVersionDetails(),
            shown,
            new Pagination(limit, more ? shown.getLast().id().toString() : null)));
  }
}
