package dev.baton.application.copilot;

import dev.baton.application.Page;
import dev.baton.application.conversation.TranscriptQueries;
import dev.baton.application.handoff.HandoffQueries;
import dev.baton.application.handoff.HandoffStatus;
import dev.baton.domain.access.Organization;
import dev.baton.domain.conversation.Conversation;
import dev.baton.domain.conversation.MessageText;
import dev.baton.domain.copilot.Tool;
import dev.baton.domain.copilot.ToolCall;
import dev.baton.domain.copilot.ToolCall.ToolResult;
import dev.baton.domain.handoff.Handoff;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the copilot may look at: the queue and the transcripts of its caller's organization. */
final class ReadingTools {
  private static final int HANDOFFS = 20;
  private static final int MESSAGES = 60;
  private static final int HITS = 8;
  private static final TranscriptQueries.Filter ALL = new TranscriptQueries.Filter(null, null);

  private final HandoffQueries handoffs;
  private final TranscriptQueries transcripts;
  private final TranscriptSearch search;

  @Inject
  ReadingTools(HandoffQueries handoffs, TranscriptQueries transcripts, TranscriptSearch search) {
    this.handoffs = handoffs;
    this.transcripts = transcripts;
    this.search = search;
  }

  ToolResult read(Organization.Id organization, Tool tool, ToolCall call) {
    return switch (tool) {
      case READ_QUEUE -> queue(organization);
      case READ_TRANSCRIPT -> transcript(organization, call);
      case SEARCH_TRANSCRIPTS -> search(organization, call);
      case DRAFT_REPLY -> draft(organization, call);
      case RELAY_MESSAGE, CLAIM_HANDOFF, RESOLVE_HANDOFF ->
          throw new IllegalArgumentException(tool + " changes something");
    };
  }

  /** Why there is nothing that an act could change, null when there is. */
  @Nullable ToolResult lacks(Organization.Id organization, ToolCall call) {
    var id = Arguments.handoff(call);
    if (id == null || handoffs.find(organization, id).isEmpty()) return notFound("handoff");
    return unsayable(Arguments.text(call, "text"));
  }

  private static @Nullable ToolResult unsayable(String text) {
    return MessageText.storable(text) && MessageText.fits(text)
        ? null
        : Results.error("bad_text", "At most 10,000 characters, and no U+0000.");
  }

  private ToolResult queue(Organization.Id organization) {
    var page = new Page.Request(null, HANDOFFS);
    var open = new ArrayList<Handoff>();
    boolean more = false;
    for (var status :
        List.of(HandoffStatus.REQUESTED, HandoffStatus.ASSIGNED, HandoffStatus.ACCEPTED)) {
      var some = handoffs.list(organization, status, page);
      open.addAll(some.items());
      more |= some.next() != null;
    }
    open.sort(Comparator.comparing(Handoff::requestedAt));
    var facts = new LinkedHashMap<String, Object>();
    facts.put("handoffs", open.stream().map(Told::handoff).toList());
    facts.put("more", more);
    return Results.of(facts);
  }

  private ToolResult transcript(Organization.Id organization, ToolCall call) {
    var asked = Arguments.handoff(call);
    var handoff = asked == null ? null : handoff(organization, asked);
    if (asked != null && handoff == null) return notFound("handoff");
    var conversation =
        handoff == null ? Arguments.conversation(call, "conversation_id") : handoff.conversation();
    if (conversation == null) {
      return Results.error("missing_argument", "conversation_id or handoff_id is needed.");
    }
    var reading = transcripts.read(organization, conversation, -1, 1);
    if (reading.isEmpty()) return notFound("conversation");
    return Results.of(transcript(organization, conversation, handoff, reading.get()));
  }

  private Map<String, @Nullable Object> transcript(
      Organization.Id organization,
      Conversation.Id conversation,
      @Nullable Handoff handoff,
      TranscriptQueries.Reading reading) {
    var latest = transcripts.page(organization, conversation, ALL, Long.MAX_VALUE, MESSAGES);
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("conversation_id", conversation.value());
    facts.put("state", Told.word(reading.phase()));
    facts.put("handoff", handoff == null ? null : Told.handoff(handoff));
    facts.put("messages_in_all", reading.nextSeq());
    facts.put("messages", Told.latest(latest));
    return facts;
  }

  private ToolResult search(Organization.Id organization, ToolCall call) {
    var words = SearchWords.of(Arguments.text(call, "query"));
    var except = Arguments.conversation(call, "except_conversation_id");
    var hits =
        words.isEmpty()
            ? List.<TranscriptSearch.Hit>of()
            : search.find(organization, new TranscriptSearch.Query(words, except), HITS);
    return Results.of(Map.of("hits", hits.stream().map(Told::hit).toList()));
  }

  private ToolResult draft(Organization.Id organization, ToolCall call) {
    var lack = lacks(organization, call);
    if (lack != null) return lack;
    var facts = new LinkedHashMap<String, Object>();
    facts.put("handoff_id", Arguments.text(call, "handoff_id"));
    facts.put("text", Arguments.text(call, "text"));
    facts.put("sent", false);
    return Results.of(facts);
  }

  private @Nullable Handoff handoff(Organization.Id organization, Handoff.Id id) {
    return handoffs.find(organization, id).map(HandoffQueries.Entry::handoff).orElse(null);
  }

  private static ToolResult notFound(String what) {
    return Results.error("not_found", "There is no such " + what + ".");
  }
}
